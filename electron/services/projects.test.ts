/** @file Drawings as the services keep them: whole files, other programs' changes, and data that lies beside them only. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

const document = { ...chain([['Flatten', {}]]), name: 'mine' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-projects-'));
  file = join(folder, 'drawings', 'mine.loom');
  mkdirSync(join(folder, 'drawings'));
  writeFileSync(file, printDocument(document));
  const platform = { chooseFile: async () => file, chooseTarget: async () => file } as unknown as Platform;
  const templates = new TemplateService(resolve(import.meta.dirname, '../../resources'));
  projects = new ProjectService(openHome(join(folder, 'home')), platform, templates);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('ProjectService', () => {
  it('makes a drawing from a template and finds it again among the recent ones', async () => {
    const { id } = await projects.create('mnist-mlp');
    expect(projects.recent().map((entry) => [entry.id, entry.place])).toEqual([[id, null]]);
    expect((await projects.open(id)).document.graphs.main.nodes).toHaveLength(6);
  });

  it('saves to the file that was opened, and keeps what was there beside it', async () => {
    const opened = await projects.choose();
    await projects.save(opened?.id ?? '', { ...document, name: 'changed' });
    expect(readFileSync(file, 'utf8')).toBe(printDocument({ ...document, name: 'changed' }));
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(printDocument(document));
  });

  it('refuses to write over what another program wrote since', async () => {
    const opened = await projects.choose();
    writeFileSync(file, 'theirs');
    await expect(projects.save(opened?.id ?? '', document)).rejects.toMatchObject({ code: 'model.changed-on-disk' });
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(existsSync(`${file}.bak`)).toBe(false);
  });

  it('saves over what another program wrote once the drawing was opened again', async () => {
    const id = (await projects.choose())?.id ?? '';
    writeFileSync(file, printDocument({ ...document, name: 'theirs' }));
    expect((await projects.open(id)).document.name).toBe('theirs');
    await projects.save(id, { ...document, name: 'both' });
    expect(readFileSync(file, 'utf8')).toBe(printDocument({ ...document, name: 'both' }));
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(printDocument({ ...document, name: 'theirs' }));
  });

  it('leaves a file alone that can only be read', async () => {
    chmodSync(file, 0o444);
    const opened = await projects.choose();
    expect(opened?.readOnly).toBe(true);
    expect((await projects.open(opened?.id ?? '')).readOnly).toBe(true);
    await expect(projects.save(opened?.id ?? '', { ...document, name: 'x' })).rejects.toMatchObject({ code: 'model.read-only' });
    expect(readFileSync(file, 'utf8')).toBe(printDocument(document));
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
