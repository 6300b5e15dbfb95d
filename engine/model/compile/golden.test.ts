/** @file Golden programs: what the templates compile to is checked in whole; a refactoring must not change it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printProgram } from '../../program/printer.ts';
import { specialize } from '../../program/specialize.ts';
import { verify } from '../../program/verifier.ts';
import { analyze } from '../analyze.ts';
import { parseDocument } from '../document/load.ts';
import { compileModel } from './compile.ts';

const templates = join(import.meta.dirname, '../../../resources/templates');

describe.each(['mnist-mlp', 'mnist-cnn'])('%s', (id) => {
  const { document } = parseDocument(JSON.parse(readFileSync(join(templates, `${id}.loom.json`), 'utf8')).document);
  const { ir, issues } = analyze(document);
  const compiled = compileModel(ir, document.training.optimizer);

  it.each(['train', 'validate', 'predict'] as const)('compiles to the %s program that is checked in', async (name) => {
    expect(issues).toEqual([]);
    await expect(printProgram(compiled[name])).toMatchFileSnapshot(`golden/${id}.${name}.txt`);
  });

  it('stays legal when the batch length is bound', () => {
    for (const n of [1, 7, 32]) verify(specialize(compiled.train, n));
  });
});
