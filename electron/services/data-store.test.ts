/** @file Data files in the home: one a content, one name a content, readable only by the drawings they were given to. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chain } from '../../engine/model/document/fixtures.ts';
import type { Platform } from '../platform/platform.ts';
import { DataStore } from './data-store.ts';
import { openHome } from './home.ts';
import { ProjectService } from './projects.ts';
import { TemplateService } from './templates.ts';

let folder: string;
let store: DataStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-data-'));
  store = new DataStore({ path: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('DataStore', () => {
  it('keeps one content once, and gives each name one content', () => {
    const first = store.keep(bytes('one'), 'digits.npz');
    expect(store.keep(bytes('one'), 'copy of digits.npz')).toEqual(first);
    expect(store.keep(bytes('two'), 'Digits.npz').name).toBe('Digits-2.npz');
    expect(readFileSync(first.path, 'utf8')).toBe('one');
  });

  it.each([
    ['../../evil.npz', 'evil.npz'],
    ['C:\\data\\手写 数字.NPZ', '手写 数字.npz'],
    ['con.npz', 'data-con.npz'],
    ['...', 'data.npz'],
    ['a*b?.npy', 'a_b_.npz'],
  ])('makes a plain name of %s', (given, name) => {
    expect(store.keep(bytes(given), given).name).toBe(name);
  });

  it('lets only the drawing read that it was given to', async () => {
    const { name, key, path } = store.keep(bytes('one'), 'digits.npz');
    await store.grant('a', name, key);
    expect([store.find('a', name), store.find('b', name), store.find('a', '__proto__')]).toEqual([path, null, null]);
  });
});

describe('a drawing with data of its own', () => {
  let projects: ProjectService;
  const place = (): string => join(folder, 'drawings here', 'mine.loom');
  beforeEach(() => {
    const platform = { chooseTarget: async () => place() } as unknown as Platform;
    mkdirSync(join(folder, 'drawings here'));
    projects = new ProjectService(
      openHome(folder),
      platform,
      new TemplateService(resolve(import.meta.dirname, '../../resources')),
    );
  });

  it('reads it from the home, and from beside its file once it is saved', async () => {
    const { id } = await projects.create('mnist-mlp');
    const { name, key, path } = store.keep(bytes('one'), 'digits.npz');
    expect(() => projects.dataOf(id, name)).toThrow(expect.objectContaining({ code: 'data.no-such-file' }));
    await store.grant(id, name, key);
    expect(projects.dataOf(id, name)).toBe(path);
    await projects.saveAs(id, { ...chain([['Flatten', {}]]), data: { source: name, columns: {} } });
    expect(basename(resolve(projects.dataOf(id, name), '..'))).toBe('drawings here');
    expect(readdirSync(join(folder, 'drawings here'))).toEqual(['digits.npz', 'mine.loom']);
  });

  it('is not saved over another file of that name', async () => {
    const { id } = await projects.create('mnist-mlp');
    const { name, key } = store.keep(bytes('one'), 'digits.npz');
    await store.grant(id, name, key);
    writeFileSync(join(folder, 'drawings here', 'digits.npz'), 'somebody’s');
    const saving = projects.saveAs(id, { ...chain([['Flatten', {}]]), data: { source: name, columns: {} } });
    await expect(saving).rejects.toMatchObject({ code: 'data.beside' });
    expect(existsSync(place())).toBe(false);
  });
});
