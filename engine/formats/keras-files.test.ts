/** @file Files of real Keras (e2e/reference/make-keras-files.py) come in as they are, and go out and come back the same. */
import { existsSync, readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LoomError } from '../core/errors.ts';
import { formatMessage } from '../core/messages/format.ts';
import { analyze } from '../model/analyze.ts';
import { h5 } from './h5/format.ts';
import type { ImportedModel, Importer, ModelBundle } from './interface.ts';
import { keras } from './keras/format.ts';

const folder = new URL('../../e2e/reference/golden/keras-files/', import.meta.url);

interface Recorded {
  readonly weights: Record<string, { shape: number[]; data: number[] }[]>;
  readonly iteration: number;
  readonly slots: { shape: number[]; data: number[]; name?: string }[];
}

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const recorded = (name: string): Recorded => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded;

async function read(name: string): Promise<ImportedModel> {
  const format = name.endsWith('.keras') ? keras : h5;
  return (format.importer as Importer).import(bytesOf(name), name);
}

function bundleOf({ document, weights, optimizer }: ImportedModel): ModelBundle {
  return { ir: analyze(document).ir, weights, optimizer, training: document.training };
}

function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof LoomError ? formatMessage(error.code, error.values, 'en') : `not a LoomError: ${String(error)}`,
  );
}

const models = ['mlp', 'cnn', 'branches', 'shared'];

describe.each(models)('%s', (model) => {
  it.each(['keras', 'h5'])('has the weights that Keras has, as .%s', async (extension) => {
    const { weights, optimizer, warnings } = await read(`${model}.${extension}`);
    const { weights: expected, iteration, slots } = recorded(model);
    const byLayer: Record<string, number[][]> = {};
    for (const [state, tensor] of Object.entries(weights)) {
      const layer = state.split('/')[0] as string;
      byLayer[layer] = [...(byLayer[layer] ?? []), [...tensor.data]];
    }
    expect(byLayer).toEqual(
      Object.fromEntries(Object.entries(expected).map(([layer, arrays]) => [layer, arrays.map((array) => array.data)])),
    );
    expect(warnings).toEqual([]);
    expect(optimizer?.iteration).toBe(iteration);
    expect(Object.keys(optimizer?.slots ?? {})).toHaveLength(slots.length);
    const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
    const ours = Object.values(optimizer?.slots ?? {}).map((slot) => sum(slot.data));
    expect(ours).toEqual(slots.map((slot) => sum(slot.data)));
  });

  it('is the same after .keras and back', async () => {
    const first = await read(`${model}.keras`);
    const bytes = await keras.exporter?.export(bundleOf(first));
    const second = await (keras.importer as Importer).import(bytes as Uint8Array, 'again.keras');
    expect(second).toEqual(first);
  });

  it('has the same model and weights after .h5 and back', async () => {
    const first = await read(`${model}.keras`);
    const bytes = await h5.exporter?.export(bundleOf(first));
    const second = await (h5.importer as Importer).import(bytes as Uint8Array, 'again.h5');
    expect(second).toEqual({ ...first, optimizer: null });
  });
});

describe('what compile said', () => {
  it('becomes settings of the training and of the outputs', async () => {
    const { document } = await read('shared.keras');
    const outputs = document.graphs.main.nodes.filter((node) => node.type === 'Output');
    expect(outputs.map(({ name, params }) => ({ name, ...params }))).toEqual([
      { name: 'near', loss: { type: 'mean_absolute_error', params: {} }, loss_weight: 2, metrics: [] },
      {
        name: 'kind',
        loss: { type: 'sparse_categorical_crossentropy', params: { from_logits: false } },
        loss_weight: 0.5,
        metrics: [{ type: 'accuracy', params: {} }],
      },
    ]);
    expect(document.training.optimizer).toMatchObject({ type: 'Adam', params: { learning_rate: 0.001, beta_1: 0.9 } });
    expect((await read('mlp.h5')).document.training.optimizer.params).toMatchObject({ learning_rate: 0.002, clipnorm: 1 });
  });

  it('may be in the words of Keras 2, with the state of its optimizers old and new', async () => {
    for (const kind of ['tf', 'legacy']) {
      const { weights, optimizer, warnings, document } = await read(`mlp.${kind}.h5`);
      const expected = recorded(`mlp.${kind}`);
      expect(warnings).toEqual([]);
      expect(Object.values(weights).map((tensor) => [...tensor.data])).toEqual(
        Object.values(expected.weights).flatMap((arrays) => arrays.map((array) => array.data)),
      );
      expect(optimizer?.iteration).toBe(expected.iteration);
      const first = Object.values(document.graphs.main.nodes).find((node) => node.type === 'Dense');
      const moment = optimizer?.slots[`optimizer/${first?.name}/bias/velocity`];
      expect([...(moment?.data ?? [])]).toEqual(
        expected.slots.find((slot) => /dense(_\d+)?\/bias.*v|v\/dense(_\d+)?\/bias|(^|\/)v\/.*bias/.test(slot.name ?? ''))?.data,
      );
    }
  });
});

describe('a model without compile config', () => {
  it('takes defaults that fit it, and says so', async () => {
    const files = unzipSync(bytesOf('branches.keras'));
    const config = JSON.parse(new TextDecoder().decode(files['config.json'])) as Record<string, unknown>;
    delete config['compile_config'];
    const bytes = zipSync({ ...files, 'config.json': new TextEncoder().encode(JSON.stringify(config)) });
    const { document, optimizer, warnings } = await (keras.importer as Importer).import(bytes, 'bare.keras');
    expect(warnings.map((warning) => warning.code)).toEqual(['formats.not-compiled']);
    expect(optimizer).toBeNull();
    expect(document.training.optimizer).toMatchObject({ type: 'RMSprop', params: { learning_rate: 0.001 } });
    expect(analyze(document).issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });
});

describe('a file that cannot be imported', () => {
  const read = (bytes: Uint8Array, format = keras): Promise<string> =>
    refusal((format.importer as Importer).import(bytes, 'model'));

  it('is refused in words when it is no model at all', async () => {
    expect(await read(new TextEncoder().encode('hello'))).toContain('expected a .keras (zip) file');
    expect(await read(new TextEncoder().encode('hello'), h5)).toContain('expected a .h5 (HDF5) file');
    expect(await read(zipSync({ 'a.txt': new Uint8Array(1) }))).toContain('no config.json in it');
    expect(await read(bytesOf('mlp.h5'))).toContain('expected a .keras (zip) file');
  });

  it('is refused in words when it is cut off anywhere', async () => {
    for (const [name, format] of [
      ['mlp.keras', keras],
      ['mlp.h5', h5],
    ] as const) {
      const whole = bytesOf(name);
      for (const share of [0.1, 0.5, 0.9, 0.99]) {
        expect(await read(whole.slice(0, Math.floor(whole.length * share)), format)).toMatch(/^model( |:)/);
      }
    }
  });

  it('names what is not supported, and how to go on', async () => {
    const change = (edit: (config: string) => string): Uint8Array => {
      const files = unzipSync(bytesOf('mlp.keras'));
      const config = edit(new TextDecoder().decode(files['config.json']));
      return zipSync({ ...files, 'config.json': new TextEncoder().encode(config) });
    };
    expect(await read(change((config) => config.replaceAll('"class_name": "Dense"', '"class_name": "LSTM"')))).toMatch(
      /layer 'dense' is of the type LSTM.*Replace the layer/,
    );
    expect(await read(change((config) => config.replace('"units": 4', '"units": 5')))).toContain(
      "kernel of layer 'dense' has the shape [6, 4]; expected [6, 5]",
    );
    expect(await read(change((config) => config.replace('"Sequential"', '"Mine"')))).toContain('the model is a Mine');
    expect(await read(change((config) => config.slice(0, 100)))).toContain('config.json');
    expect(await read(change((config) => config.replace('[null, 6]', '[null, null]')))).toContain('has the shape [null,null]');
  });

  it('is not unpacked when it says that it is far larger than it is', async () => {
    const bytes = zipSync({ 'config.json': new Uint8Array(70 * 2 ** 20), 'model.weights.h5': new Uint8Array(1) });
    expect(await read(bytes)).toContain('config.json says that it is far larger');
  });
});

it('has the files that it is about', () => {
  expect(existsSync(folder)).toBe(true);
});
