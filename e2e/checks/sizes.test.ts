/** @file No file is the place where features go: sizes of files and functions. */
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, isGenerated, isTest, textOf } from './sources.ts';

const fileLimit = 400;
const functionLimit = 60;
const componentLimit = 150;

/** Exceptions by name, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};
const longFunctions: Readonly<Record<string, string>> = {};

/** Tables of data, long by nature. */
const isData = (path: string) => /\/(locales|messages)\//.test(path);

interface Long {
  readonly name: string;
  readonly lines: number;
}

function longFunctionsOf(path: string): Long[] {
  const text = textOf(path);
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineOf = (offset: number) => lineStarts.findLastIndex((start) => start <= offset);
  const found: Long[] = [];
  const look = (node: { start: number; end: number; id?: { name: string } | null }) => {
    const lines = lineOf(node.end) - lineOf(node.start) + 1;
    const name = node.id?.name ?? text.slice(Math.max(0, node.start - 60), node.start).match(/(\w+)[^\w]*$/)?.[1] ?? '?';
    const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name);
    if (lines > (isComponent ? componentLimit : functionLimit)) found.push({ name: `${path} ${name}`, lines });
  };
  new Visitor({ FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look }).visit(
    parseSync(path, text).program,
  );
  return found;
}

describe('sizes', () => {
  const files = codeFiles().filter((path) => !isGenerated(path));

  it(`keep files within ${fileLimit} lines`, () => {
    const long = files
      .filter((path) => !isData(path) && !(path in longFiles))
      .map((path) => ({ name: path, lines: textOf(path).split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > fileLimit)).toEqual([]);
  });

  it(`keep functions within ${functionLimit} lines, components within ${componentLimit}`, () => {
    const long = files.filter((path) => !isTest(path) && !isData(path)).flatMap(longFunctionsOf);
    expect(long.filter(({ name }) => !(name in longFunctions))).toEqual([]);
  });

  it('list no exception that is not needed', () => {
    expect(Object.keys(longFiles).filter((path) => textOf(path).split('\n').length - 1 <= fileLimit)).toEqual([]);
    const long = new Set(files.flatMap((path) => (isTest(path) ? [] : longFunctionsOf(path).map(({ name }) => name))));
    expect(Object.keys(longFunctions).filter((name) => !long.has(name))).toEqual([]);
  });

  it('have a first line that says what the file is', () => {
    expect(files.filter((path) => !/^(#!.*\n)?\/\*\*\s*(\* )?@file \S/.test(textOf(path)))).toEqual([]);
  });
});
