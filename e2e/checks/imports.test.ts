/** @file Data flows one way: which folder may import which. */
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, isTest, textOf } from './sources.ts';

/** What pages and shells may compute with. */
const engineCommon = [
  'engine/core',
  'engine/program',
  'engine/catalog',
  'engine/model',
  'engine/data',
  'engine/training',
  'engine/backends/interface.ts',
];
const services = ['electron/contract', 'electron/services', 'electron/platform'];
const wholeEngine = ['engine'];

/** The longest fitting prefix of a file decides what it may import beside its own folder. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'engine/core': [],
  'engine/program': ['engine/core'],
  'engine/catalog': ['engine/core', 'engine/program'],
  'engine/model': ['engine/core', 'engine/program', 'engine/catalog', 'engine/data'],
  'engine/backends': ['engine/core', 'engine/program', 'engine/onnx'],
  'engine/data': ['engine/core', 'engine/catalog/define.ts', 'engine/model/ir.ts'],
  'engine/training': [
    'engine/core',
    'engine/program',
    'engine/catalog',
    'engine/model',
    'engine/data',
    'engine/backends/interface.ts',
  ],
  // Runs the failed step once more, op by op, to name the layer where the numbers went wrong.
  'engine/training/locate.ts': ['engine'],
  'engine/onnx': ['engine/core', 'engine/program'],
  'engine/formats': ['engine/core', 'engine/program', 'engine/catalog', 'engine/model', 'engine/onnx'],
  'engine/process': wholeEngine,
  'electron/contract': engineCommon,
  'electron/platform': ['electron/contract', ...engineCommon],
  'electron/platform/node': ['electron/contract', 'electron/platform', 'engine'],
  'electron/services': ['electron/contract', 'electron/platform', ...engineCommon, 'engine/formats', 'engine/process'],
  // Both shells answer with the same security headers.
  'electron/main': [...services, ...engineCommon, 'electron/host/security.ts'],
  'electron/preload': ['electron/contract'],
  'electron/host': [...services, ...engineCommon],
  'electron/cli': [...services, ...engineCommon, 'electron/host'],
  'electron/launch': [],
  // Of training only the shape of what a run says.
  renderer: [
    'electron/contract',
    'engine/training/types.ts',
    'engine/core',
    'engine/catalog',
    'engine/model',
    'engine/data',
    'resources',
  ],
  e2e: ['engine', 'electron', 'renderer', 'resources'],
};

/** Files outside of the folders that the table names: configuration of the tools. */
const exempt = new Set(['electron/electron.vite.config.ts']);

interface Import {
  readonly from: string;
  readonly to: string;
}

function localImports(path: string): Import[] {
  const { module } = parseSync(path, textOf(path));
  const specifiers = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map((each) =>
      textOf(path)
        .slice(each.moduleRequest.start, each.moduleRequest.end)
        .replace(/^['"`]|['"`]$/g, ''),
    ),
  ];
  return specifiers
    .filter((each) => each.startsWith('.'))
    .map((each) => ({ from: path, to: posix.join(posix.dirname(path), each.replace(/\?.*$/, '')) }));
}

function folderOf(path: string): string | undefined {
  return Object.keys(allowed)
    .filter((folder) => path === folder || path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed({ from, to }: Import): boolean {
  const folder = folderOf(from);
  if (folder === undefined) return false;
  if (isForTests(from)) return isAllowedInTests(from.split('/')[0] ?? '', to.split('/')[0] ?? '');
  return [folder, ...(allowed[folder] ?? [])].some((prefix) => to === prefix || to.startsWith(`${prefix}/`));
}

/** Tests and what they share are free of the table within their top folder; they may use fixtures and data of others. */
function isForTests(path: string): boolean {
  return isTest(path) || /\/(fixtures|testing)(\/|\.ts$)/.test(path);
}

function isAllowedInTests(from: string, to: string): boolean {
  return to === from || from === 'e2e' || ['engine', 'resources', 'e2e'].includes(to);
}

const files = codeFiles().filter((path) => !exempt.has(path));

describe('imports', () => {
  it('sees the sources at all', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  it('go only where the design lets them', () => {
    const wrong = files.flatMap(localImports).filter((each) => !isAllowed(each));
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('have every folder in the table', () => {
    expect(files.filter((path) => folderOf(path) === undefined)).toEqual([]);
  });

  it('name electron only in main and preload', () => {
    const wrong = files.filter(
      (path) =>
        !/^electron\/(main|preload)\//.test(path) &&
        /from 'electron'|import\('electron'\)/.test(textOf(path)) &&
        !isForTests(path) &&
        !path.startsWith('e2e/'),
    );
    expect(wrong).toEqual([]);
  });

  it('use only Node itself in the scripts that run before packages are installed', () => {
    const scripts = files.filter((path) => path.startsWith('electron/launch/') && !isTest(path));
    const wrong = scripts.flatMap((path) =>
      parseSync(path, textOf(path))
        .module.staticImports.map((each) => each.moduleRequest.value)
        .filter((name) => !/^(node:|\.)/.test(name)),
    );
    expect(wrong).toEqual([]);
  });
});
