/** @file Drawings as the services keep them: whole files, other programs' changes, and data that lies beside them only. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chain } from '../../engine/model/document/fixtures.ts';
import { printDocument } from '../../engine/model/document/load.ts';
import type { Platform } from '../platform/platform.ts';
import { openHome } from './home.ts';
import { ProjectService } from './projects.ts';
import { TemplateService } from './templates.ts';

let folder: string;
let file: string;
let projects: ProjectService;
/** What the dialog answers; undefined: there is none. */
let target: string | null | undefined;

const document = { ...chain([['Flatten', {}]]), name: 'mine' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-projects-'));
  file = join(folder, 'drawings', 'mine.loom');
  mkdirSync(join(folder, 'drawings'));
  writeFileSync(file, printDocument(document));
  target = file;
  const platform = { chooseFile: async () => file, chooseTarget: async () => target } as unknown as Platform;
  const templates = new TemplateService(resolve(import.meta.dirname, '../../resources'));
  projects = new ProjectService(openHome(join(folder, 'home')), platform, templates);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('ProjectService', () => {
  it('makes a drawing from a template, and counts it among the recent ones once something was done with it', async () => {
    const ids = [await projects.create('mnist-mlp'), await projects.create('mnist-mlp'), await projects.create('empty')];
    const [edited = '', trained = '', untouched = ''] = ids.map(({ id }) => id);
    expect((await projects.open(untouched)).document.graphs.main.nodes).toHaveLength(2);
    await projects.keep(untouched, ids[2]?.document ?? document);
    expect(projects.recent()).toEqual([]);
    await projects.keep(edited, document);
    await projects.touch(trained);
    await projects.touch(trained);
    expect(projects.recent().map(({ id, place }) => [id, place])).toEqual([
      [trained, null],
      [edited, null],
    ]);
  });

  it('keeps edits in the home and writes the file on save alone, with what was there beside it', async () => {
    const id = (await projects.choose())?.id ?? '';
    const changed = { ...document, name: 'changed' };
    await projects.keep(id, changed);
    expect(readFileSync(file, 'utf8')).toBe(printDocument(document));
    expect(await projects.open(id)).toMatchObject({ document: changed, unsaved: true, changedOnDisk: false });
    expect(projects.recent()).toMatchObject([{ id, name: 'changed', unsaved: true }]);
    await projects.save(id, changed);
    expect(readFileSync(file, 'utf8')).toBe(printDocument(changed));
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(printDocument(document));
    expect(await projects.open(id)).toMatchObject({ document: changed, unsaved: false });
  });

  it('has nothing to save once an edit was taken back', async () => {
    const id = (await projects.choose())?.id ?? '';
    await projects.keep(id, { ...document, name: 'changed' });
    await projects.keep(id, document);
    expect(await projects.open(id)).toMatchObject({ unsaved: false });
  });

  it('opens one file as one drawing, however often', async () => {
    const first = await projects.choose();
    symlinkSync(file, join(folder, 'link.loom'));
    expect((await projects.openFile(join(folder, 'link.loom'))).id).toBe(first?.id);
    expect(projects.recent()).toHaveLength(1);
  });

  it('refuses to write over what another program wrote since, unless told to', async () => {
    const id = (await projects.choose())?.id ?? '';
    writeFileSync(file, 'theirs');
    await expect(projects.save(id, document)).rejects.toMatchObject({ code: 'model.changed-on-disk' });
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(existsSync(`${file}.bak`)).toBe(false);
    await projects.save(id, document, true);
    expect(readFileSync(file, 'utf8')).toBe(printDocument(document));
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('theirs');
  });

  it('takes what another program wrote where no edits wait, and says so where some do', async () => {
    const id = (await projects.choose())?.id ?? '';
    const theirs = { ...document, name: 'theirs' };
    writeFileSync(file, printDocument(theirs));
    expect(await projects.open(id)).toMatchObject({ document: theirs, changedOnDisk: false });
    await projects.save(id, { ...document, name: 'both' });
    await projects.keep(id, { ...document, name: 'mine' });
    writeFileSync(file, printDocument(theirs));
    expect(await projects.open(id)).toMatchObject({ document: { name: 'mine' }, unsaved: true, changedOnDisk: true });
    expect(await projects.reload(id)).toMatchObject({ document: theirs, unsaved: false, changedOnDisk: false });
  });

  it('leaves a file alone that can only be read', async () => {
    chmodSync(file, 0o444);
    const opened = await projects.choose();
    expect(opened?.readOnly).toBe(true);
    expect((await projects.open(opened?.id ?? '')).readOnly).toBe(true);
    await expect(projects.save(opened?.id ?? '', { ...document, name: 'x' })).rejects.toMatchObject({ code: 'model.read-only' });
    expect(readFileSync(file, 'utf8')).toBe(printDocument(document));
  });

  it('asks where to save a drawing that has no file, and forgets the question when the user cancels', async () => {
    const { id } = await projects.create('mnist-mlp', 'Digits');
    target = null;
    expect(await projects.save(id, document)).toBeNull();
    expect((await projects.open(id)).place).toBeNull();
    target = join(folder, 'new.loom');
    expect(await projects.save(id, document)).toMatchObject({ place: target });
    expect(readFileSync(target, 'utf8')).toBe(printDocument(document));
  });

  it('puts it into the home where nobody can be asked, under a name that is free', async () => {
    target = undefined;
    const { projects: saved } = openHome(join(folder, 'home'));
    for (const name of ['Dígits: 1/2', 'Dígits: 1/2', '..', '']) {
      const { id } = await projects.create('mnist-mlp', name);
      await projects.save(id, { ...document, name });
    }
    expect(readdirSync(saved).sort()).toEqual(['Dígits 1 2 2.loom', 'Dígits 1 2.loom', 'drawing 2.loom', 'drawing.loom']);
  });

  it('lists a file that somebody put into the home', async () => {
    const stray = join(openHome(join(folder, 'home')).projects, 'stray.loom');
    writeFileSync(stray, printDocument({ ...document, name: 'a stray' }));
    const [listed] = projects.recent();
    expect(listed).toMatchObject({ name: 'stray', place: stray });
    expect(await projects.open(listed?.id ?? '')).toMatchObject({ id: listed?.id, document: { name: 'a stray' } });
    expect(projects.recent()).toHaveLength(1);
  });

  it('takes a file away from the drawing that had it when another one is saved there', async () => {
    const first = (await projects.choose())?.id ?? '';
    const { id } = await projects.create('mnist-mlp', 'other');
    target = file;
    await projects.saveAs(id, { ...document, name: 'other' });
    expect(projects.recent().map((each) => [each.id, each.place])).toEqual([
      [id, file],
      [first, null],
    ]);
  });

  it('lets a drawing reach samples and files beside it, and nothing else', async () => {
    const id = (await projects.choose())?.id ?? '';
    writeFileSync(join(folder, 'drawings', 'data.npz'), '');
    writeFileSync(join(folder, 'secret.npz'), '');
    symlinkSync(join(folder, 'secret.npz'), join(folder, 'drawings', 'link.npz'));
    expect(projects.dataOf(id, 'mnist')).toBe('mnist');
    expect(projects.dataOf(id, 'data.npz')).toMatch(/drawings.data\.npz$/);
    for (const source of ['../secret.npz', join(folder, 'secret.npz'), 'link.npz']) {
      expect(() => projects.dataOf(id, source), source).toThrow('data.outside');
    }
    expect(() => projects.dataOf(id, '')).toThrow('data.none');
    expect(() => projects.dataOf(null, 'data.npz')).toThrow('data.outside');
  });
});
