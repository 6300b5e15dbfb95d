/** @file Input: where examples enter the model, bound to a column of the data. */
import { defineLayer } from '../../define.ts';
import { p } from '../../params.ts';
import { type Config, complete, refuseKeys, unsupported } from '../../support/keras-config.ts';
import { gives, showShape } from '../../support/shapes.ts';

const params = Object.freeze({
  shape: p.shape({
    text: {
      label: { en: 'Shape', 'zh-CN': '形状' },
      help: { en: 'Lengths of one example, without the batch.', 'zh-CN': '单个样本的各维长度，不含批。' },
    },
    default: Object.freeze([28, 28, 1]),
  }),
  dtype: p.choice({
    text: {
      label: { en: 'Numbers', 'zh-CN': '数值类型' },
      help: { en: 'float32 for quantities, int32 for classes and indices.', 'zh-CN': 'float32 表示数量，int32 表示类别和编号。' },
    },
    default: 'float32',
    options: ['float32', 'int32'],
  }),
});

export const input = defineLayer({
  id: 'Input',
  version: 1,
  family: 'io',
  order: 1,
  icon: 'M15 8h.01M3 6a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v12a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3v-12M3 16l5 -5c.928 -.893 2.072 -.893 3 0l5 5M14 14l1 -1c.928 -.893 2.072 -.893 3 0l3 3',
  keywords: ['data', 'image', 'source', '数据', '图片'],
  text: {
    title: { en: 'Input', 'zh-CN': '输入' },
    summary: { en: 'Where examples enter.', 'zh-CN': '样本进入模型的地方。' },
    docs: {
      what: { en: 'Takes one column of the data and hands it on, batch by batch.', 'zh-CN': '取数据中的一列，按批次向后传递。' },
      when: { en: 'Every model starts with one; several inputs are allowed.', 'zh-CN': '每个模型都从它开始，可以有多个输入。' },
      formula: 'y = x',
      example: {
        en: 'A grey picture of 28 by 28 pixels has the shape 28 × 28 × 1.',
        'zh-CN': '28×28 像素的灰度图片形状为 28 × 28 × 1。',
      },
    },
  },
  role: 'input',
  params,
  inputs: [],
  outputs: [{ name: 'output', accepts: 'any' }],
  brief: ({ shape }) => [showShape(shape)],
  infer: (_, { shape, dtype }) => gives({ shape, dtype: dtype === 'int32' ? 'i32' : 'f32', masked: false }),
  weights: () => [],
  lower: (_, inputs) => inputs,
  mask: 'pass',
  multiplyAdds: () => 0,
  keras: {
    className: 'InputLayer',
    toConfig: ({ shape, dtype }) => ({ batch_shape: [null, ...shape], dtype, sparse: false, ragged: false, optional: false }),
    fromConfig: (config) => {
      refuseKeys(config, ['sparse', 'ragged', 'optional', 'input_tensor']);
      return complete(params, { shape: readShape(config), dtype: readDType(config['dtype']) });
    },
  },
  examples: [
    { params: {}, inputs: [], output: [28, 28, 1], weights: 0 },
    { params: { shape: [], dtype: 'int32' }, inputs: [], output: [], weights: 0 },
  ],
});

/** Keras 3 writes `batch_shape`, Keras 2 `batch_input_shape`, both with the batch first; `shape` is without it. */
function readShape(config: Config): unknown {
  const whole = config['batch_shape'] ?? config['batch_input_shape'];
  const shape = Array.isArray(whole) ? whole.slice(1) : config['shape'];
  if (!Array.isArray(shape) || shape.some((length) => typeof length !== 'number'))
    throw unsupported('batch_shape', whole ?? shape ?? null);
  return shape;
}

/** A name or a policy object. Halves and doubles are taken as float32, other whole numbers as int32. */
function readDType(value: unknown): unknown {
  const policy =
    typeof value === 'object' && value !== null && 'config' in value ? (value.config as Config | null)?.['name'] : value;
  if (policy === undefined || policy === null) return 'float32';
  const name = String(policy);
  if (/^(float(16|32|64)|bfloat16|mixed_b?float16)$/.test(name)) return 'float32';
  if (/^u?int(8|16|32|64)$/.test(name)) return 'int32';
  throw unsupported('dtype', value);
}
