/** @file Layers, activations, losses, metrics, optimizers and regularizers against numbers from real Keras 3. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HostTensor } from '../core/tensor.ts';
import { Builder } from '../program/builder.ts';
import type { Value } from '../program/types.ts';
import { evaluateProgram } from '../backends/reference/evaluate.ts';
import { gradients } from '../program/autodiff.ts';
import { activations } from './activations/index.ts';
import { onEpochEnd, startEarlyStopping } from './callbacks/early-stopping.ts';
import { clip, clippingParams } from './clipping.ts';
import type {
  ActivationDefinition,
  LayerDefinition,
  LossDefinition,
  MetricDefinition,
  OptimizerDefinition,
  RegularizerDefinition,
} from './define.ts';
import { layers } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { metrics } from './metrics/index.ts';
import { optimizers } from './optimizers/index.ts';
import { defaults } from './validate.ts';
import { regularizers } from './regularizers/index.ts';
import { byKerasName, unwrap } from './support/keras-config.ts';
import { applyActivation } from './support/activation.ts';
import { evaluate, excess, lowerLayer, type Packed, pullBack, unpack } from './testing/run.ts';

type Config = Readonly<Record<string, unknown>>;
interface Golden {
  readonly activations: readonly { id: string; params: Config; x: Packed; y: Packed; r: Packed; dx: Packed }[];
  readonly layers: readonly {
    layer: string;
    config: Config;
    training: boolean;
    inputs: readonly Packed[];
    weights: readonly { name: string; trainable: boolean; value: Packed }[];
    y: Packed;
    r: Packed;
    inputGradients: readonly Packed[];
    weightGradients: Readonly<Record<string, Packed>>;
    statistics: Readonly<Record<string, Packed>>;
  }[];
  readonly losses: readonly {
    class: string;
    config: Config;
    source: string;
    target: Packed;
    x: Packed;
    each: Packed;
    dx: Packed;
  }[];
  readonly metrics: readonly { id: string; loss: string; target: Packed; prediction: Packed; result: number }[];
  readonly optimizers: readonly {
    class: string;
    config: Config;
    start: readonly Packed[];
    steps: readonly { gradients: readonly Packed[]; weights: readonly Packed[] }[];
    slots: readonly { name: string; value: Packed }[];
  }[];
  readonly regularizers: readonly { config: unknown; w: Packed; value: number; dw: Packed }[];
  readonly earlyStopping: readonly {
    values: readonly number[];
    settings: { mode: 'min' | 'max'; patience: number; min_delta?: number };
    epochs: readonly { best: number; bestEpoch: number; wait: number; stop: boolean }[];
  }[];
}

const golden: Golden = JSON.parse(readFileSync(new URL('../../e2e/reference/golden/catalog.json', import.meta.url), 'utf8'));

/** Both sides round to float32 in a few dozen operations at most: 1e-6 absolute (values are near 1) and 1e-5 relative. */
function near(name: string, actual: HostTensor | undefined, expected: Packed, absolute = 1e-6, relative = 1e-5): void {
  expect({ name, excess: Math.max(0, excess(actual, expected, absolute, relative)) }).toEqual({ name, excess: 0 });
}

function labelOf(config: Config): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value !== 'object' || Array.isArray(value))),
  );
}

describe('activations compute what Keras computes', () => {
  it('has all of them', () => {
    expect(Object.keys(activations).sort()).toEqual(golden.activations.map(({ id }) => id).sort());
  });
  it.each(golden.activations)('$id', ({ id, params, x, y, r, dx }) => {
    const definition: ActivationDefinition = activations[id as keyof typeof activations];
    const result = evaluate({ x, r }, (b, at) => {
      const { value } = definition.lower(b, { value: at('x') }, { ...defaults(definition.params), ...params } as never);
      return { y: value, dx: pullBack(b, value, at('r'), [at('x')])[0] ?? null };
    });
    near('y', result['y'], y);
    near('dx', result['dx'], dx);
  });
});

describe('layers compute what Keras computes', () => {
  it.each(
    golden.layers.map((entry) => [`${entry.layer} ${labelOf(entry.config)}${entry.training ? ' training' : ''}`, entry] as const),
  )('%s', (_, entry) => {
    const definition: LayerDefinition = layers[entry.layer as keyof typeof layers];
    const params = definition.keras.fromConfig(entry.config);
    const types = entry.inputs.map(({ shape }) => ({ shape: shape.slice(1), dtype: 'f32', masked: false }) as const);
    expect(definition.infer(types, params)).toMatchObject({
      ok: true,
      outputs: [{ shape: entry.y.shape.slice(1), dtype: 'f32' }],
    });
    const weights = definition.weights(types, params);
    expect(weights.map(({ name, shape, trainable }) => ({ name, shape, trainable }))).toEqual(
      entry.weights.map(({ name, trainable, value }) => ({ name, shape: value.shape, trainable })),
    );
    const named = entry.weights.map(({ name, value }) => [`w:${name}`, value] as const);
    const fed = {
      ...Object.fromEntries(entry.inputs.map((input, index) => [`x${index}`, input])),
      r: entry.r,
      ...Object.fromEntries(named),
    };
    const result = evaluate(
      fed,
      (b, at) => {
        const inputs = entry.inputs.map((__, index) => at(`x${index}`));
        const around = { training: entry.training, read: (name: string) => at(`w:${name}`) };
        const { outputs, assigned } = lowerLayer(
          b,
          definition,
          inputs.map((value) => ({ value })),
          params,
          around,
        );
        const y = (outputs[0] as { value: Value }).value;
        const trained = Object.keys(entry.weightGradients);
        const grads = pullBack(b, y, at('r'), [...inputs, ...trained.map((name) => at(`w:${name}`))]);
        const all: Record<string, Value | null> = { y };
        inputs.forEach((__, index) => {
          all[`dx${index}`] = grads[index] ?? null;
        });
        trained.forEach((name, index) => {
          all[`dw:${name}`] = grads[inputs.length + index] ?? null;
        });
        for (const [name, value] of Object.entries(assigned)) all[`s:${name}`] = value;
        return all;
      },
      named.map(([name]) => name),
    );
    // Sums of up to 60 products of numbers near 1.
    near('y', result['y'], entry.y, 4e-6);
    for (const [index, expected] of entry.inputGradients.entries()) near(`dx${index}`, result[`dx${index}`], expected, 4e-6);
    for (const [name, expected] of Object.entries(entry.weightGradients))
      near(`dw:${name}`, result[`dw:${name}`], expected, 1e-5);
    if (entry.training)
      for (const [name, expected] of Object.entries(entry.statistics)) near(`s:${name}`, result[`s:${name}`], expected);
  });

  it.each(golden.layers.map((entry) => [`${entry.layer} ${labelOf(entry.config)}`, entry] as const))(
    'writes the config of %s',
    (_, entry) => {
      const definition: LayerDefinition = layers[entry.layer as keyof typeof layers];
      const config = definition.keras.toConfig(definition.keras.fromConfig(entry.config));
      const theirs = Object.fromEntries(Object.entries(entry.config).filter(([key]) => key in config));
      expect(config).toEqual(withoutSeeds(theirs));
      const left = Object.entries(entry.config).filter(([key, value]) => !(key in config) && value !== null && value !== false);
      expect(left.filter(([key]) => !key.startsWith('renorm'))).toEqual([]);
    },
  );
});

/** Start values come with the weights: seeds and axes of initializers are not written. */
function withoutSeeds(config: Config): Config {
  const kept = (key: string, value: unknown): unknown => (key === 'seed' || key.endsWith('_axes') ? undefined : value);
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, JSON.parse(JSON.stringify(value, kept))]));
}

describe('losses compute what Keras computes, from logits wherever softmax or sigmoid left them', () => {
  it.each(
    golden.losses.map(
      (entry) =>
        [`${entry.class} after ${entry.source} ${labelOf(entry.config)} ${entry.target.shape.join('x')}`, entry] as const,
    ),
  )('%s', (_, entry) => {
    const definition: LossDefinition = byKerasName<LossDefinition>(losses, entry.class) as LossDefinition;
    const params = definition.keras.fromConfig(entry.config);
    expect(definition.keras.toConfig(params)).toEqual(
      Object.fromEntries(Object.keys(params).map((key) => [key, entry.config[key]])),
    );
    const result = evaluate({ x: entry.x, target: entry.target }, (b, at) => {
      const made = applyActivation(b, entry.source.replace('plain-', ''), { value: at('x') });
      const prediction = entry.source.startsWith('plain-') ? { value: made.value } : made;
      const each = definition.lower({ b, target: at('target'), prediction }, params);
      return { each, dx: gradients(b, b.mean(each), [at('x')])[0] ?? null };
    });
    near('each', result['each'], entry.each, 2e-6);
    near('dx', result['dx'], entry.dx);
  });
});

describe('metrics compute what Keras computes', () => {
  it.each(golden.metrics.map((entry) => [`${entry.id} of ${entry.loss}`, entry] as const))('%s', (_, entry) => {
    const definition: MetricDefinition = metrics[entry.id as keyof typeof metrics];
    const result = evaluate({ prediction: entry.prediction, target: entry.target }, (b, at) =>
      definition.partials(
        { b, target: at('target'), prediction: { value: at('prediction') } },
        {},
        { type: entry.loss, params: {} },
      ),
    );
    const sums = Object.fromEntries(Object.entries(result).map(([name, { data }]) => [name, data[0] as number]));
    expect(definition.result(sums)).toBeCloseTo(entry.result, 6);
  });
});

describe('optimizers step as Keras steps', () => {
  it.each(golden.optimizers.map((entry) => [`${entry.class} ${labelOf(entry.config)}`, entry] as const))('%s', (_, entry) => {
    const definition: OptimizerDefinition = optimizers[entry.class as keyof typeof optimizers];
    const params = definition.keras.fromConfig(entry.config);
    const clipping = Object.fromEntries(Object.keys(clippingParams).map((name) => [name, entry.config[name]]));
    const slots = definition.slots(params);
    const b = new Builder('step');
    const weights = entry.start.map(({ shape }, index) => b.state(`w${index}`, shape));
    const grads = entry.start.map(({ shape }, index) => b.input(`g${index}`, { dtype: 'f32', shape }));
    const step = b.input('step', { dtype: 'f32', shape: [] });
    const rate = b.input('rate', { dtype: 'f32', shape: [] });
    const scalars = definition.prepare(b, rate, step, params);
    clip(b, grads, clipping).forEach((grad, index) => {
      const held = Object.fromEntries(
        slots.map(({ name }) => [name, b.state(`w${index}/${name}`, (entry.start[index] as Packed).shape)]),
      );
      const next = definition.lower(b, { weight: weights[index] as Value, grad, slots: held }, scalars, params);
      b.update(`w${index}`, next.weight);
      for (const [name, value] of Object.entries(next.slots)) b.update(`w${index}/${name}`, value);
    });
    const program = b.finish();
    let states: Record<string, HostTensor> = {};
    entry.start.forEach((start, index) => {
      states[`w${index}`] = unpack(start);
      for (const { name, initial } of slots)
        states[`w${index}/${name}`] = unpack({ ...start, data: start.data.map(() => initial) });
    });
    const scalar = (value: number): HostTensor => unpack({ shape: [], dtype: 'f32', data: [value] });
    entry.steps.forEach(({ gradients: given, weights: expected }, index) => {
      const feeds = {
        step: scalar(index + 1),
        rate: scalar(params['learning_rate'] as number),
        g0: unpack(given[0] as Packed),
        g1: unpack(given[1] as Packed),
      };
      states = { ...states, ...evaluateProgram(program, { feeds, states, n: 1 }).updates };
      for (const [weight, array] of expected.entries()) near(`step ${index + 1}, weight ${weight}`, states[`w${weight}`], array);
    });
    // Keras' order: the slots of one group weight by weight, group after group.
    const groups = [...new Set(slots.map(({ group }) => group))].sort();
    const order = groups.flatMap((group) =>
      [0, 1].flatMap((weight) => slots.filter((slot) => slot.group === group).map((slot) => [weight, slot.name] as const)),
    );
    expect(order.map(([weight, name]) => `${'ab'[weight]}_${name}`)).toEqual(entry.slots.map(({ name }) => name));
    for (const [index, [weight, name]] of order.entries()) {
      near(`slot ${name} of ${weight}`, states[`w${weight}/${name}`], (entry.slots[index] as { value: Packed }).value);
    }
  });
});

describe('regularizers compute what Keras computes', () => {
  it.each(golden.regularizers)('$config.class_name', ({ config, w, value, dw }) => {
    const object = unwrap(config) as { name: string; config: Config };
    const definition: RegularizerDefinition = byKerasName<RegularizerDefinition>(
      regularizers,
      object.name,
    ) as RegularizerDefinition;
    const result = evaluate(
      { w },
      (b, at) => {
        const penalty = definition.lower(b, at('w'), object.config as never);
        return { penalty, dw: gradients(b, penalty, [at('w')])[0] ?? null };
      },
      ['w'],
    );
    near('penalty', result['penalty'], { shape: [], dtype: 'f32', data: [value] });
    near('dw', result['dw'], dw);
  });
});

describe('early stopping stops where Keras stops', () => {
  it.each(golden.earlyStopping)('$values $settings', ({ values, settings, epochs }) => {
    const options = { patience: settings.patience, min_delta: settings.min_delta ?? 0, direction: settings.mode };
    let state = startEarlyStopping();
    const seen = epochs.map((_, index) => {
      const result = onEpochEnd(state, options, index + 1, values[index] as number);
      state = result.state;
      return { ...state, stop: result.stop };
    });
    expect(seen).toEqual(epochs);
  });
});
