/** @file What a start takes out of the home's data, and what it leaves. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chain } from '../../engine/model/document/fixtures.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Platform } from '../platform/platform.ts';
import { DataStore } from './data-store.ts';
import { sweepData } from './data-sweep.ts';
import { type Home, openHome } from './home.ts';
import { ProjectService } from './projects.ts';
import { TemplateService } from './templates.ts';

const day = 24 * 3600 * 1000;
let folder: string;
let home: Home;
let store: DataStore;
let projects: ProjectService;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-sweep-'));
  home = openHome(folder);
  store = new DataStore(home);
  const platform = { chooseTarget: async () => undefined } as unknown as Platform;
  projects = new ProjectService(home, platform, new TemplateService(resolve(import.meta.dirname, '../../resources')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file in the home, given some days ago to a drawing; gives its path. */
async function given(name: string, drawing: string, days: number): Promise<string> {
  const { key, path } = store.keep(new TextEncoder().encode(name), name);
  await store.grant(drawing, name, key);
  age(path, days);
  return path;
}

function age(path: string, days: number): void {
  const then = (Date.now() - days * day) / 1000;
  utimesSync(resolve(path, '..'), then, then);
}

const reading = (source: string): LoomDocument => ({ ...chain([['Flatten', {}]]), data: { source, columns: {} } });

function left(): string[] {
  const files = join(folder, 'data', 'files');
  return readdirSync(files)
    .flatMap((key) => readdirSync(join(files, key)))
    .sort();
}

function writeRun(text: string): void {
  mkdirSync(join(home.runs, 'one'));
  writeFileSync(join(home.runs, 'one', 'run.json'), text);
}

describe('sweepData', () => {
  it('takes a file that nothing names, a week after it was given', async () => {
    const { id } = await projects.create('mnist-mlp');
    await given('fresh.npz', id, 6);
    await given('forgotten.npz', id, 8);
    sweepData(home);
    expect(left()).toEqual(['fresh.npz']);
  });

  it('leaves what a drawing has now, what it had when it was saved, and what its file says', async () => {
    const { id } = await projects.create('mnist-mlp');
    for (const name of ['file.npz', 'saved.npz', 'now.npz', 'never.npz']) await given(name, id, 30);
    await projects.save(id, reading('file.npz'));
    await projects.save(id, reading('saved.npz'));
    await projects.keep(id, reading('now.npz'));
    sweepData(home);
    expect(left()).toEqual(['now.npz', 'saved.npz']);
    expect(projects.dataOf(id, 'now.npz')).toContain('now.npz');
  });

  it('leaves what a run was trained on, which Continue and Results read', async () => {
    const { id } = await projects.create('mnist-mlp');
    const path = await given('trained.npz', id, 30);
    writeRun(JSON.stringify({ data: path }));
    sweepData(home);
    expect(left()).toEqual(['trained.npz']);
    rmSync(join(home.runs, 'one'), { recursive: true });
    sweepData(home);
    expect(left()).toEqual(['trained.npz']);
    age(path, 8);
    sweepData(home);
    expect(left()).toEqual([]);
  });

  it('leaves all that a damaged drawing was given, and all files where a run is damaged', async () => {
    const { id } = await projects.create('mnist-mlp');
    await given('mine.npz', id, 30);
    await given('other.npz', 'gone', 30);
    writeFileSync(join(home.drawings, `${id}.json`), '{"text":');
    writeRun('{');
    sweepData(home);
    expect(left()).toEqual(['mine.npz', 'other.npz']);
    rmSync(join(home.runs, 'one'), { recursive: true });
    age(store.find('gone', 'other.npz') ?? '', 30);
    sweepData(home);
    expect(left()).toEqual(['mine.npz']);
  });

  it('does nothing in a home without data', () => {
    expect(() => sweepData(home)).not.toThrow();
  });
});
