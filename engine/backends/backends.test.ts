/** @file Every backend against the reference: equal losses and weights within rounding; groups of steps bit for bit. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../core/rng.ts';
import type { HostTensor } from '../core/tensor.ts';
import { analyze } from '../model/analyze.ts';
import { compileModel } from '../model/compile/compile.ts';
import { chain } from '../model/document/fixtures.ts';
import type { LoomDocument } from '../model/document/types.ts';
import type { Backend, Feeds } from './interface.ts';
import { createOnnxruntimeBackend } from './onnxruntime/backend.ts';
import { createReferenceBackend } from './reference/backend.ts';
import { createGpujsBackend } from './gpujs/backend.ts';
import { serveDevice } from './gpujs/server.ts';
import { WasmDevice } from './gpujs/wasm-device.ts';
import type { Channel } from '../core/channel.ts';

const mlp = chain(
  [
    ['Flatten', {}],
    ['Dense', { units: 8, activation: 'relu' }],
    ['Dense', { units: 10, activation: 'softmax' }],
  ],
  { shape: [6, 6, 2] },
);
const cnn = chain(
  [
    ['Conv2D', { filters: 4, kernel_size: 3, activation: 'relu', padding: 'same' }],
    ['BatchNormalization', {}],
    ['MaxPooling2D', {}],
    ['Conv2D', { filters: 6, kernel_size: 2, strides: 1, activation: 'tanh' }],
    ['AveragePooling2D', {}],
    ['Flatten', {}],
    ['Dropout', { rate: 0.25 }],
    ['Dense', { units: 10, activation: 'softmax' }],
  ],
  { shape: [6, 6, 2] },
);

/** The worker's side of GPU.js in this process: what is tested is kernels and plan. */
function wasmBackend(): Backend {
  const ends: ((message: unknown) => void)[][] = [[], []];
  const side = (own: number): Channel => ({
    post: (message) =>
      queueMicrotask(() => {
        for (const listener of ends[1 - own] ?? []) listener(message);
      }),
    onMessage: (listener) => void ends[own]?.push(listener),
    onClose: () => undefined,
    close: () => undefined,
  });
  serveDevice(side(1), async () => new WasmDevice());
  return createGpujsBackend(async () => side(0));
}

interface Trained {
  readonly losses: readonly number[];
  readonly states: Readonly<Record<string, HostTensor>>;
}

async function train(document: LoomDocument, backend: Backend, steps: number, perCall: number): Promise<Trained> {
  const n = 5;
  const { ir } = analyze(document);
  const compiled = compileModel(ir, document.training.optimizer);
  const start = compiled.initialize(1);
  const plan = { ...backend.plan(compiled.train, { N: n, cores: 1 }), stepsPerCall: perCall };
  const states = compiled.states.map(({ name }) => ({ name, tensor: start[name] as HostTensor }));
  const store = await backend.open({ states, leading: compiled.train, plan });
  const executable = await store.load(compiled.train, { N: n, stepsPerCall: perCall });
  const random = createRandom(3, 'data');
  const feeds = Array.from(
    { length: steps },
    (_, step): Feeds => ({
      'input:in': { dtype: 'f32', shape: [n, 6, 6, 2], data: Float32Array.from({ length: n * 72 }, () => random.normal()) },
      'target:out': { dtype: 'i32', shape: [n], data: Int32Array.from({ length: n }, () => Math.floor(random.uniform() * 10)) },
      learning_rate: { dtype: 'f32', shape: [], data: Float32Array.of(0.01) },
      step: { dtype: 'i32', shape: [], data: Int32Array.of(step + 1) },
      seed: { dtype: 'i32', shape: [], data: Int32Array.of(9) },
    }),
  );
  const losses: number[] = [];
  for (let at = 0; at < steps; at += perCall) {
    for (const outputs of await executable.run(feeds.slice(at, at + perCall))) losses.push(outputs['loss']?.data[0] as number);
  }
  const trained = { losses, states: await store.snapshot() };
  await executable.dispose();
  await store.dispose();
  await backend.dispose();
  return trained;
}

/** Largest difference; Adam turns rounding of tiny gradients into steps, hence weights are compared more loosely than losses. */
function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);
}

describe.each([
  ['a dense net', mlp],
  ['a convnet', cnn],
] as const)('ONNX Runtime trains %s', (_, document) => {
  it('to the losses and states of the reference', async () => {
    const expected = await train(document, createReferenceBackend(), 6, 1);
    const found = await train(document, createOnnxruntimeBackend(), 6, 1);
    expect(gap(found.losses, expected.losses)).toBeLessThan(2e-5);
    for (const [name, tensor] of Object.entries(expected.states)) {
      expect(found.states[name]?.shape, name).toEqual(tensor.shape);
      expect(gap(found.states[name]?.data ?? [], tensor.data), name).toBeLessThan(1e-3);
    }
  });

  it('to equal bits with one or three steps in a call', async () => {
    const single = await train(document, createOnnxruntimeBackend(), 6, 1);
    expect(await train(document, createOnnxruntimeBackend(), 6, 3)).toEqual(single);
  });
});

describe('GPU.js', () => {
  it('trains a dense net to the losses and states of the reference', async () => {
    const expected = await train(mlp, createReferenceBackend(), 6, 1);
    const found = await train(mlp, wasmBackend(), 6, 1);
    expect(gap(found.losses, expected.losses)).toBeLessThan(2e-5);
    for (const [name, tensor] of Object.entries(expected.states)) {
      expect(gap(found.states[name]?.data ?? [], tensor.data), name).toBeLessThan(1e-3);
    }
  });

  it('says which operations of a convnet it lacks', () => {
    const { ir } = analyze(cnn);
    const missing = wasmBackend().supports(compileModel(ir, cnn.training.optimizer).train);
    expect(missing).toEqual(expect.arrayContaining(['conv', 'max_pool_grad', 'batch_norm_train']));
  });
});
