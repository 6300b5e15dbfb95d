/** @file What the README tells people to type exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, root, textOf, topFolders } from './sources.ts';

const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
const readmes = ['README.md', ...topFolders.map((folder) => `${folder}/README.md`)];

/** Commands of code blocks and of inline code. */
function commandsIn(path: string): string[] {
  const blocks = [...textOf(path).matchAll(/```(?:sh|bash|)\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? '').split('\n'));
  const inline = [...textOf(path).matchAll(/`(np[mx] [^`]+)`/g)].map((match) => match[1] ?? '');
  return [...blocks, ...inline].map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => /^np[mx] /.test(line));
}

function problemOf(command: string): string | null {
  const [program, ...rest] = command.split(/\s+/);
  const words = rest.filter((word) => !word.startsWith('-') || word === '--');
  const loom = program === 'npx' ? words.slice(1) : words[1] === 'loom' ? words.slice(3) : null;
  if (program === 'npm') {
    const script = words[0] === 'run' ? words[1] : words[0];
    if (script === 'ci' || script === 'install') return null;
    if (!script || !(script in scripts)) return `${command}: there is no script ${script}`;
  }
  const sub = loom?.[0];
  if (sub && /^[a-z]+$/.test(sub) && !existsSync(join(root, 'electron/cli/commands', `${sub}.ts`)))
    return `${command}: there is no command ${sub}`;
  return null;
}

describe('READMEs', () => {
  it('stand in every top folder, a screen each', () => {
    expect(readmes.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const long = readmes.slice(1).filter((path) => textOf(path).split('\n').length > 60);
    expect(long).toEqual([]);
  });

  it('name only commands that exist', () => {
    const commands = readmes.flatMap(commandsIn);
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.map(problemOf).filter(Boolean)).toEqual([]);
  });

  it('show only pictures and link only files that exist', () => {
    const targets = readmes.flatMap((path) =>
      [...textOf(path).matchAll(/\]\(([^)#]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((to) => !/^https?:/.test(to))
        .map((to) => join(path, '..', to)),
    );
    expect(targets.filter((to) => !existsSync(join(root, to)))).toEqual([]);
  });

  it('name every script of package.json at least once, here or there', () => {
    const text = readmes.map(textOf).join('\n');
    const missing = Object.keys(scripts).filter((name) => !new RegExp(`npm (run (-s )?)?${name}\\b`).test(text));
    expect(missing).toEqual([]);
  });

  it('leave no source folder out of the tree of five', () => {
    expect(filesUnder('resources/templates', /\.json$/).length).toBeGreaterThanOrEqual(3);
  });
});
