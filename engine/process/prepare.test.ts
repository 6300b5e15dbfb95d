/** @file Data as runs get it: test arrays of their own, shares kept for testing, and one scale for all parts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../core/npz.ts';
import { chain } from '../model/document/fixtures.ts';
import type { DataBinding, LoomDocument } from '../model/document/types.ts';
import type { Part } from '../training/options.ts';
import { prepareData, prepareEvaluation, prepareModel } from './prepare.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerloom-prepare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'points.npz');
const bytes = (first: number, count: number) => ({
  dtype: 'i32' as const,
  shape: [count, 2],
  data: Int32Array.from({ length: 2 * count }, (_, index) => 51 * ((first + index) % 6)),
});
const labels = (count: number) => ({
  dtype: 'i32' as const,
  shape: [count],
  data: Int32Array.from({ length: count }, (_, i) => i % 2),
});
writeFileSync(path, writeNpz({ x: bytes(0, 10), y: labels(10), x_test: bytes(1, 4), y_test: labels(4) }));

function drawing(data: Partial<DataBinding>): LoomDocument {
  const drawn = chain([['Dense', { units: 2, activation: 'softmax' }]]);
  const nodes = drawn.graphs.main.nodes.map((node) =>
    node.type === 'Input' ? { ...node, params: { ...node.params, shape: [2] } } : node,
  );
  const end = (type: string): string => nodes.find((node) => node.type === type)?.id ?? '';
  const columns = { [end('Input')]: 'x', [end('Output')]: 'y' };
  const test = { [end('Input')]: 'x_test', [end('Output')]: 'y_test' };
  const training = { ...drawn.training, validation_split: 0, shuffle: false };
  const binding = { source: 'points.npz', columns, ...data, ...(data.test ? { test } : {}) };
  return { ...drawn, graphs: { main: { ...drawn.graphs.main, nodes } }, training, data: binding };
}

/** The first example's numbers. */
async function firstOf(part: Part | null): Promise<number[]> {
  const [input, target] = part?.bindings ?? [];
  const into = { [input?.input ?? '']: new Float32Array(64), [target?.input ?? '']: new Int32Array(32) };
  await part?.reader.read(0, 0, into);
  return [...(into[input?.input ?? ''] ?? [])].slice(0, 2).map((value) => Math.round(1000 * value) / 1000);
}

describe('prepareData', () => {
  it('scales the arrays that test as those that train', async () => {
    const document = drawing({ test: {}, scale: { x: 1 / 255 } });
    const parts = prepareData(document, prepareModel(document), path, null, 'none');
    expect([await firstOf(parts.test), parts.test?.reader.sizeOf(0)]).toEqual([[0.2, 0.4], 4]);
    await parts.train.reader.dispose();
  });

  it('tests with the last share where the document keeps one, of its own file only', () => {
    const document = drawing({ test_split: 0.2 });
    const of = (data: string) => {
      const { examples, from } = prepareEvaluation(document, prepareModel(document), data, 'test');
      return [examples, from];
    };
    const other = join(folder, 'other.npz');
    writeFileSync(other, writeNpz({ x: bytes(0, 5), y: labels(5) }));
    expect([of(path), of(other)]).toEqual([
      [2, 'test'],
      [5, 'train'],
    ]);
  });
});
