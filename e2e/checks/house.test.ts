/** @file The house as a whole: five folders, nothing of anybody's own machine, nothing left half done. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeFiles, root, textOf, topFolders } from './sources.ts';

/** What git holds, or will hold when it is added. */
function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n');
  return listed.filter((path) => path !== '' && existsSync(join(root, path)));
}

const files = existsSync(join(root, '.git')) ? trackedFiles() : codeFiles();
const texts = files.filter(
  (path) => /\.(ts|tsx|mjs|cjs|json|md|yml|py|css|html|txt)$/.test(path) && path !== 'package-lock.json',
);

function findings(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) => [...textOf(path).matchAll(pattern)].map((match) => `${path}: ${match[0]}`));
}

describe('the house', () => {
  it('has five folders', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''));
    expect([...folders].filter((name) => !name.startsWith('.')).sort()).toEqual([...topFolders].sort());
  });

  it('has no paths of anybody’s own machine', () => {
    const path = /(?<![\w.~])(\/(work|farm|home|Users|root)\/[a-z][\w/-]*|[A-Z]:\\Users\\\w+)|\.\.\/shared\b/g;
    expect(
      findings(
        path,
        texts.filter((each) => !/\.test\.ts$|\.py$/.test(each)),
      ),
    ).toEqual([]);
  });

  it('has nothing left for later, focused or switched off', () => {
    const marks = new RegExp(
      `\\b(${['TO', 'FIX', 'X'].map((start, index) => start + ['DO', 'ME', 'XX'][index]).join('|')})\\b|@ts-ignore|eslint-disable|\\b(it|test|describe)\\.only\\(`,
      'g',
    );
    expect(
      findings(
        marks,
        texts.filter((path) => path !== 'e2e/checks/house.test.ts'),
      ),
    ).toEqual([]);
  });

  it('exports nothing by default and nothing wholesale, but where a tool asks for it', () => {
    const wrong = codeFiles().filter(
      (path) => !/\.config\.ts$|\.d\.ts$/.test(path) && /^export (default|\*)/m.test(textOf(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps its root for what tools insist on', () => {
    const expected = [
      '.ci',
      '.editorconfig',
      '.gitignore',
      '.npmrc',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'biome.json',
      'electron-builder.yml',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
    ];
    const inRoot = new Set(files.map((path) => path.split('/')[0] ?? ''));
    expect([...inRoot].filter((name) => !expected.includes(name) && !(topFolders as readonly string[]).includes(name))).toEqual(
      [],
    );
    expect(readdirSync(root)).toContain('README.md');
  });
});
