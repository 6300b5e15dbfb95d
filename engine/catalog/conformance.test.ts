/** @file What every definition of the catalogue promises, whatever it is. */
import { describe, expect, it } from 'vitest';
import { LoomError } from '../core/errors.ts';
import { languages, type Text } from '../core/language.ts';
import { Builder } from '../program/builder.ts';
import { verify } from '../program/verifier.ts';
import { N } from '../core/tensor.ts';
import { params as paramMessages } from '../core/messages/params.en.ts';
import { activations } from './activations/index.ts';
import type { LayerDefinition, RegularizerDefinition } from './define.ts';
import { initializers } from './initializers/index.ts';
import { layers } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { metrics } from './metrics/index.ts';
import { optimizers } from './optimizers/index.ts';
import type { Params } from './params.ts';
import { defaults, validateParams } from './validate.ts';
import { regularizers } from './regularizers/index.ts';
import { readInitializer, writeInitializer, writeRegularizer, readRegularizer } from './support/keras-config.ts';
import { product } from './support/shapes.ts';
import { lowerLayer } from './testing/run.ts';

interface Any {
  readonly id: string;
  readonly text: object;
  readonly params: Params;
}
const registries = { activations, initializers, layers, losses, metrics, optimizers, regularizers };
const everything: readonly (readonly [string, Any])[] = Object.entries(registries).flatMap(([kind, registry]) =>
  Object.entries<Any>(registry).map(([id, definition]) => [`${kind} ${id}`, definition] as const),
);

/** Every Text found anywhere inside. */
function textsOf(value: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if ('en' in value) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${path}.${key}`));
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).sort();
}

describe.each(everything)('%s', (label, definition) => {
  it('is frozen, and stands under its own id', () => {
    expect(Object.isFrozen(definition)).toBe(true);
    expect(label.endsWith(` ${definition.id}`)).toBe(true);
  });

  it('speaks every language, and names the same values in each', () => {
    const texts = [
      ...textsOf(definition.text),
      ...textsOf(Object.fromEntries(Object.entries(definition.params).map(([name, param]) => [name, param.text]))),
    ];
    expect(texts.length).toBeGreaterThanOrEqual(2);
    for (const [path, text] of texts) {
      expect([path, Object.keys(text as Text).sort()]).toEqual([path, [...languages].sort()]);
      for (const language of languages) expect([path, (text as Text)[language].trim()]).not.toEqual([path, '']);
      expect([path, placeholders((text as Text)['zh-CN'])]).toEqual([path, placeholders((text as Text).en)]);
    }
  });

  it('has defaults that its own check accepts', () => {
    const given = defaults(definition.params);
    expect(validateParams(definition.params, given).issues).toEqual([]);
    expect(validateParams(definition.params, {})).toEqual(validateParams(definition.params, given));
  });

  it('refuses a parameter that it does not have', () => {
    const { issues } = validateParams(definition.params, { no_such_parameter: 3 });
    expect(issues.map(({ code, values }) => [code, values['param'], values['received']])).toEqual([
      ['param.unknown', 'no_such_parameter', '3'],
    ]);
  });

  it('refuses a wrong value of each parameter, and offers the default', () => {
    for (const [name, param] of Object.entries(definition.params)) {
      const { values, issues } = validateParams(definition.params, { [name]: { wrong: true } });
      expect(issues).toHaveLength(1);
      expect(Object.keys(paramMessages)).toContain(issues[0]?.code);
      expect(issues[0]?.fixes).toEqual([{ kind: 'set-param', node: 'self', param: name, value: param.default }]);
      expect(values[name]).toEqual(param.default);
    }
  });
});

const examples = Object.values<LayerDefinition>(layers).flatMap((definition) =>
  definition.examples.map((example, index) => [`${definition.id} example ${index + 1}`, definition, example] as const),
);

describe.each(examples)('%s', (_, definition, example) => {
  const { values, issues } = validateParams(definition.params, example.params);
  const inputs = example.inputs.map((shape) => ({ shape, dtype: 'f32', masked: false }) as const);

  it('has the shape and the number of weights that it shows', () => {
    expect(issues).toEqual([]);
    const result = definition.infer(inputs, values);
    const outputs = result.ok ? result.outputs.map(({ shape }) => shape) : result.issues;
    expect(outputs).toEqual(definition.role === 'output' ? [] : [example.output]);
    expect(definition.weights(inputs, values).reduce((sum, { shape }) => sum + product(shape), 0)).toBe(example.weights);
  });

  it('survives the way to a Keras config and back', () => {
    if (definition.role === 'output') return;
    const config = definition.keras.toConfig(values);
    const whole = { name: 'a', trainable: true, dtype: 'float32', ...config };
    expect(definition.keras.fromConfig(JSON.parse(JSON.stringify(whole)))).toEqual(values);
  });

  it('has a brief without a placeholder left', () => {
    expect(definition.brief(values).join(' ')).not.toMatch(/undefined|NaN/);
  });

  it.each([true, false])('lowers to a legal program of the inferred type (training: %s)', (training) => {
    if (definition.role !== 'layer') return;
    const b = new Builder('example');
    const signals = inputs.map(({ shape }, index) => ({ value: b.input(`x${index}`, { dtype: 'f32', shape: [N, ...shape] }) }));
    const weights = new Map(definition.weights(inputs, values).map(({ name, shape }) => [name, b.state(name, shape)]));
    const read = (name: string) => weights.get(name) as never;
    const rng = (shape: Parameters<Builder['broadcast']>[1]) => b.input('random', { dtype: 'f32', shape });
    const { outputs, assigned } = lowerLayer(b, definition, signals, values, { training, read, rng });
    for (const [index, { value }] of outputs.entries()) b.output(`y${index}`, value);
    for (const [name, value] of Object.entries(assigned)) b.update(name, value);
    verify(b.finish());
    expect(outputs.map(({ value }) => value.shape)).toEqual([[N, ...example.output]]);
  });
});

/** Both sides of `13 = ⌈(28 − 3 + 1) / 2⌉`, the right one worked out. */
function sidesOf(formula: string): readonly [number, number] {
  const [left = '', right = ''] = formula.split(' = ');
  const sum = right.replaceAll('−', '-').replaceAll('·', '*').replaceAll('⌈', 'Math.ceil(').replaceAll('⌉', ')');
  expect(sum.replaceAll('Math.ceil', '')).toMatch(/^[\d\s()+*/-]+$/);
  return [Number(left), Number(new Function(`return ${sum}`)())];
}

/** Numbers anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Parameters that change sizes and counts, in their combinations. */
const variations: Readonly<Record<string, readonly object[]>> = {
  Conv2D: [
    { kernel_size: [5, 3] },
    { strides: [2, 2] },
    { strides: [3, 2], padding: 'same' },
    { padding: 'same' },
    { dilation_rate: [2, 2] },
    { use_bias: false, groups: 2 },
  ],
  MaxPooling2D: [{ pool_size: [3, 2] }, { pool_size: [3, 3], strides: [2, 2] }, { padding: 'same' }],
  AveragePooling2D: [{ pool_size: [3, 2] }, { strides: [1, 1], padding: 'same' }],
  GlobalAveragePooling2D: [{ keepdims: true }],
  BatchNormalization: [{ scale: false }, { scale: false, center: false }, { axis: 1 }],
  Dense: [{ use_bias: false }],
  Reshape: [{ target_shape: [-1, 4] }, { target_shape: [2, -1, 2] }],
  Concatenate: [{ axis: 1 }, { axis: 2 }],
  Activation: [{ activation: 'glu' }],
};

describe.each(Object.values<LayerDefinition>(layers))('the sums of $id', (definition) => {
  const shapes = [[28, 28, 2], [9, 12, 4], [16], [6, 10]];
  const several = definition.inputs[0]?.variadic ?? false;
  const cases = [{}, ...(variations[definition.id] ?? []), ...definition.examples.map(({ params }) => params)].flatMap((given) =>
    [...shapes, ...definition.examples.map(({ inputs }) => inputs[0] ?? [])].map((shape) => ({ given, shape })),
  );

  it('hold, count the weights, and lead to every length that is new', () => {
    let looked = 0;
    for (const { given, shape } of cases) {
      const { values } = validateParams(definition.params, given as never);
      const type = { shape, dtype: 'f32', masked: false } as const;
      const inputs = definition.inputs.length === 0 ? [] : several ? [type, type, type] : [type];
      const result = definition.infer(inputs, values);
      if (!result.ok) continue;
      looked += 1;
      const where = [definition.id, given, shape] as const;
      const sums = (definition.arithmetic?.(inputs, values, result.outputs) ?? []).map(({ formula }) => sidesOf(formula));
      for (const [left, right] of sums) expect([...where, left]).toEqual([...where, right]);
      const counted = definition.weights(inputs, values).reduce((sum, weight) => sum + product(weight.shape), 0);
      const results = sums.map(([left]) => left);
      if (counted > 0) expect([...where, results]).toEqual([...where, expect.arrayContaining([counted])]);
      const known = new Set([...results, ...shape, ...numbersIn(values), 1]);
      const fresh = result.outputs.flatMap((output) => output.shape).filter((length) => !known.has(length));
      expect([...where, fresh]).toEqual([...where, []]);
    }
    expect(looked).toBeGreaterThan(0);
  });

  it('are labelled in every language', () => {
    const example = definition.examples[0];
    const { values } = validateParams(definition.params, example?.params ?? {});
    const inputs = (example?.inputs ?? []).map((shape) => ({ shape, dtype: 'f32', masked: false }) as const);
    const result = definition.infer(inputs, values);
    const lines = result.ok ? (definition.arithmetic?.(inputs, values, result.outputs) ?? []) : [];
    for (const { label } of lines) expect(Object.keys(label).sort()).toEqual([...languages].sort());
  });
});

describe('layers', () => {
  const all = Object.values<LayerDefinition>(layers);

  it('have an icon, an order of their own within the family, and one example or more', () => {
    for (const { icon, examples: shown, id } of all)
      expect([id, /^M[\d\s.a-zA-Z-]+$/.test(icon), shown.length > 0]).toEqual([id, true, true]);
    const places = all.map(({ family, order }) => `${family} ${order}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('say in words every issue that they give', () => {
    const shapes = [[], [5], [4, 4], [4, 4, 1], [2, 2, 3], [3, 5, 7, 2]];
    const odd: Readonly<Record<string, readonly object[]>> = {
      Conv2D: [{ kernel_size: 9 }, { groups: 5 }, { strides: 2, dilation_rate: 2 }],
      Reshape: [{ target_shape: [7] }, { target_shape: [7, -1] }],
      Concatenate: [{ axis: 9 }, { axis: 0 }],
      BatchNormalization: [{ axis: 0 }],
      Activation: [{ activation: 'softmax' }, { activation: 'glu' }],
    };
    for (const definition of all) {
      for (const extra of [{}, ...(odd[definition.id] ?? [])]) {
        const { values } = validateParams(definition.params, extra as never);
        for (const a of shapes) {
          for (const b of definition.inputs[0]?.variadic ? shapes : [[]]) {
            const inputs = (definition.inputs[0]?.variadic ? [a, b] : [a]).map(
              (shape) => ({ shape, dtype: 'f32', masked: false }) as const,
            );
            const result = definition.infer(inputs, values);
            for (const issue of result.ok ? [] : result.issues) {
              const text = definition.text.issues?.[issue.code];
              expect([definition.id, issue.code, placeholders(text?.en ?? '').filter((name) => !(name in issue.values))]).toEqual(
                [definition.id, issue.code, []],
              );
              expect(text).toBeDefined();
            }
          }
        }
      }
    }
  });

  it('put every issue in a few words too', () => {
    for (const { id, text } of all)
      expect([id, Object.keys(text.heads ?? {}).sort()]).toEqual([id, Object.keys(text.issues ?? {}).sort()]);
  });

  it('refuse Keras configs that they cannot follow, naming the key', () => {
    const refusal = (id: keyof typeof layers, config: object): unknown => {
      try {
        return (layers[id] as LayerDefinition).keras.fromConfig({ ...config });
      } catch (error) {
        return error instanceof LoomError ? [error.code, error.values['key']] : error;
      }
    };
    expect(refusal('Dense', { units: 3, kernel_constraint: { class_name: 'MaxNorm', config: {} } })).toEqual([
      'keras.unsupported',
      'kernel_constraint',
    ]);
    expect(refusal('Dense', { units: 3, activation: 'my_function' })).toEqual(['keras.unsupported', 'activation']);
    expect(refusal('Dense', { units: -3 })).toEqual(['keras.unsupported', 'units']);
    expect(refusal('Conv2D', { filters: 3, kernel_size: [3, 3], data_format: 'channels_first' })).toEqual([
      'keras.unsupported',
      'data_format',
    ]);
    expect(refusal('Rescaling', { scale: [1, 2], offset: 0 })).toEqual(['keras.unsupported', 'scale']);
    expect(refusal('Input', { batch_shape: [null, null, 3] })).toEqual(['keras.unsupported', 'batch_shape']);
  });

  it('read the spellings of Keras 2', () => {
    const dense = layers.Dense.keras.fromConfig({
      name: 'a',
      units: 3,
      activation: { class_name: 'function', config: 'relu' },
      use_bias: false,
      kernel_initializer: {
        class_name: 'VarianceScaling',
        config: { scale: 1.0, mode: 'fan_avg', distribution: 'uniform', seed: null },
      },
      bias_initializer: 'zeros',
      kernel_regularizer: { class_name: 'L1L2', config: { l1: 0.0, l2: 0.01 } },
      bias_regularizer: null,
      batch_input_shape: [null, 4],
    });
    expect(dense).toEqual({
      units: 3,
      activation: 'relu',
      use_bias: false,
      kernel_initializer: { type: 'variance_scaling', params: { scale: 1, mode: 'fan_avg', distribution: 'uniform' } },
      bias_initializer: { type: 'zeros', params: {} },
      kernel_regularizer: { type: 'L1L2', params: { l1: 0, l2: 0.01 } },
      bias_regularizer: null,
    });
    expect(layers.Input.keras.fromConfig({ batch_input_shape: [null, 28, 28], dtype: 'float32', sparse: false })).toEqual({
      shape: [28, 28],
      dtype: 'float32',
    });
    const policy = { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' }, registered_name: null };
    expect(layers.Input.keras.fromConfig({ batch_shape: [null, 3], dtype: policy })).toEqual({ shape: [3], dtype: 'float32' });
  });
});

describe('what weights refer to', () => {
  it.each(Object.keys(initializers))('initializer %s survives a Keras config', (type) => {
    const { values } = validateParams(initializers[type as keyof typeof initializers].params, {});
    const config = { it: writeInitializer({ type, params: {} }) };
    expect(readInitializer(config, 'it', 'zeros')).toEqual({ type, params: values });
  });

  it.each(Object.values<RegularizerDefinition>(regularizers))('regularizer $id survives a Keras config', ({ id, params }) => {
    expect(readRegularizer({ it: writeRegularizer({ type: id, params: {} }) }, 'it')).toEqual({
      type: id,
      params: defaults(params),
    });
  });
});

describe('validateParams', () => {
  it('widens one number to a tuple', () => {
    expect(validateParams(layers.Conv2D.params, { kernel_size: 5 }).values.kernel_size).toEqual([5, 5]);
  });

  it('names the parameter inside a reference', () => {
    const { issues } = validateParams(layers.Dense.params, { kernel_regularizer: { type: 'L2', params: { l2: -1 } } });
    expect(issues.map(({ code, values }) => [code, values])).toEqual([
      ['param.number', { param: 'kernel_regularizer.l2', expected: '[0, ∞)', received: '-1', default: 'null' }],
    ]);
  });

  it('refuses what is no number', () => {
    for (const rate of [Number.NaN, Number.POSITIVE_INFINITY, '0.5', null, 2]) {
      expect(validateParams(layers.Dropout.params, { rate }).issues.map(({ code }) => code)).toEqual(['param.number']);
    }
  });
});
