/** @file Models that real Keras trained, exported to ONNX: the checker passes them, and they predict what Keras predicted. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../../core/npz.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { analyze } from '../../model/analyze.ts';
import type { Importer } from '../interface.ts';
import { keras } from '../keras/format.ts';
import { onnxBytes } from './write.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const script = fileURLToPath(new URL('../../../e2e/reference/check-onnx.py', import.meta.url));
const golden = (name: string): string =>
  fileURLToPath(new URL(`../../../e2e/reference/golden/keras-files/${name}`, import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-onnx-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Stored {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

function store(name: string, arrays: readonly Stored[]): string {
  const tensors = arrays.map(({ shape, data }, index): [string, HostTensor] => [
    String(index),
    { dtype: 'f32', shape, data: Float32Array.from(data) },
  ]);
  const path = join(folder, name);
  writeFileSync(path, writeNpz(Object.fromEntries(tensors)));
  return path;
}

describe.skipIf(!python)('Keras’ own model as ONNX', () => {
  it.each(['mlp', 'cnn', 'branches', 'shared'])('%s predicts the same', async (model) => {
    const file = new Uint8Array(readFileSync(golden(`${model}.keras`)));
    const { document, weights, optimizer } = await (keras.importer as Importer).import(file, model);
    const path = join(folder, `${model}.onnx`);
    writeFileSync(path, onnxBytes({ ir: analyze(document).ir, weights, optimizer, training: document.training }));
    const recorded = JSON.parse(readFileSync(golden(`${model}.json`), 'utf8')) as { inputs: Stored[]; outputs: Stored[] };
    const arrays = [store(`${model}.in.npz`, recorded.inputs), store(`${model}.out.npz`, recorded.outputs)];
    const { stdout, stderr, status } = spawnSync(python as string, [script, path, ...arrays], { encoding: 'utf8' });
    expect(status, stderr.slice(-4000)).toBe(0);
    const { gaps } = JSON.parse(stdout) as { gaps: Record<string, number> };
    for (const [batch, gap] of Object.entries(gaps)) expect(gap, `batch of ${batch}`).toBeLessThan(1e-5);
  });
});
