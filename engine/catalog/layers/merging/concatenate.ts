/** @file Concatenate: puts its inputs behind each other along one axis. */
import { defineLayer, type Fix, type IssueSpec, type TensorType } from '../../define.ts';
import { p } from '../../params.ts';
import { complete } from '../../support/keras-config.ts';
import { lonely, lonelyHead } from '../../support/joined.ts';
import { gives, only, refuses, showShape } from '../../support/shapes.ts';

const params = Object.freeze({
  axis: p.int({
    text: {
      label: { en: 'Axis', 'zh-CN': '轴' },
      help: { en: 'Along which axis; 1 is the first, -1 the last.', 'zh-CN': '沿哪个轴拼接；1 为第一个，-1 为最后一个。' },
    },
    default: -1,
  }),
});

export const concatenate = defineLayer({
  id: 'Concatenate',
  version: 1,
  family: 'merging',
  order: 1,
  icon: 'M5 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M5 6a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M15 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M7 8l0 8M7 8a4 4 0 0 0 4 4h4',
  keywords: ['merge', 'join', 'stack', 'concat', '合并', '拼接'],
  text: {
    title: { en: 'Concatenate', 'zh-CN': '拼接' },
    summary: { en: 'Puts its inputs behind each other.', 'zh-CN': '把多个输入首尾相接。' },
    docs: {
      what: {
        en: 'Joins two or more inputs along one axis. Nothing is learned.',
        'zh-CN': '沿一个轴连接两个或更多输入，没有可学习的参数。',
      },
      when: { en: 'When branches meet and all of their numbers shall go on.', 'zh-CN': '当多个分支汇合且都要保留时使用。' },
      formula: 'y = [a, b]',
      example: { en: '64 and 4608 become 4672.', 'zh-CN': '64 与 4608 变为 4672。' },
    },
    issues: {
      ...lonely,
      'concatenate.axis': {
        en: 'axis {received} does not exist in the shape {shape} (1 is the first, -1 the last). Set axis to -1.',
        'zh-CN': '形状 {shape} 中没有轴 {received}（1 为第一个，-1 为最后一个）。请将 axis 设为 -1。',
      },
      'concatenate.sizes': {
        en: 'Inputs differ beside the joined axis: {expected} and {received}. Give both the same size there, or Flatten both.',
        'zh-CN': '拼接轴之外的尺寸不同：{expected} 与 {received}。请让它们一致，或都先展平。',
      },
      'concatenate.dtypes': {
        en: 'Inputs are joined that hold different kinds of numbers: {expected} and {received}. Join float32 with float32 only.',
        'zh-CN': '输入的数值类型不同：{expected} 与 {received}。请只拼接相同类型。',
      },
    },
    heads: {
      ...lonelyHead,
      'concatenate.axis': { en: 'has an axis that its input lacks', 'zh-CN': '的轴在输入中不存在' },
      'concatenate.sizes': { en: 'gets two sizes', 'zh-CN': '收到两种尺寸' },
      'concatenate.dtypes': { en: 'gets two kinds of numbers', 'zh-CN': '收到两种数值类型' },
    },
  },
  role: 'layer',
  params,
  inputs: [{ name: 'inputs', variadic: true, min: 2, accepts: 'any' }],
  outputs: [{ name: 'output', accepts: 'any' }],
  brief: ({ axis }) => (axis === -1 ? [] : [`axis ${axis}`]),
  infer(inputs, { axis }) {
    const first = only(inputs);
    const issue = checkAxis(first, axis) ?? check(inputs, axis);
    if (issue) return refuses(issue);
    const at = position(first.shape, axis);
    const total = inputs.reduce((sum, { shape }) => sum + (shape[at] as number), 0);
    return gives({ ...first, shape: first.shape.with(at, total), masked: false });
  },
  weights: () => [],
  arithmetic(inputs, { axis }, outputs) {
    const lengths = inputs.map(({ shape }) => shape[position(shape, axis)]);
    const total = only(outputs).shape[position(only(outputs).shape, axis)];
    return [{ label: { en: 'Length', 'zh-CN': '长度' }, formula: `${total} = ${lengths.join(' + ')}` }];
  },
  lower({ b }, inputs, { axis }) {
    const { value } = only(inputs);
    const counted = axis < 0 ? axis + value.shape.length : axis;
    return [
      {
        value: b.one(
          'concat',
          inputs.map((input) => input.value),
          { axis: counted },
        ),
      },
    ];
  },
  mask: 'stop',
  multiplyAdds: () => 0,
  keras: {
    className: 'Concatenate',
    toConfig: ({ axis }) => ({ axis }),
    fromConfig: ({ axis }) => complete(params, { axis }),
  },
  examples: [
    { params: {}, inputs: [[64], [4608]], output: [4672], weights: 0 },
    {
      params: { axis: 1 },
      inputs: [
        [2, 3],
        [4, 3],
        [1, 3],
      ],
      output: [7, 3],
      weights: 0,
    },
  ],
});

/** Index into the shape of one example: axis 1 is its first. */
function position(shape: readonly number[], axis: number): number {
  return axis < 0 ? axis + shape.length : axis - 1;
}

function checkAxis({ shape }: TensorType, axis: number): IssueSpec | null {
  const at = position(shape, axis);
  if (axis !== 0 && at >= 0 && at < shape.length) return null;
  const last = { kind: 'set-param', node: 'self', param: 'axis', value: -1 } as const;
  const fixes = shape.length > 0 ? [last] : [];
  return { code: 'concatenate.axis', values: { received: axis, shape: showShape(shape) }, fixes };
}

function check(inputs: readonly TensorType[], axis: number): IssueSpec | null {
  const first = only(inputs);
  const at = position(first.shape, axis);
  const fits = ({ shape }: TensorType): boolean =>
    shape.length === first.shape.length && shape.every((length, each) => each === at || length === first.shape[each]);
  const odd = inputs.find((input) => !fits(input));
  if (odd) {
    const [expected, received] = [showShape(first.shape), showShape(odd.shape)];
    const fixes = [...keepSizes(inputs, at), ...flattenAll(inputs, axis)];
    return { code: 'concatenate.sizes', values: { expected, received }, brief: `${expected} ≠ ${received}`, fixes };
  }
  const other = inputs.find(({ dtype }) => dtype !== first.dtype);
  if (!other) return null;
  const decimals = inputs.flatMap(({ dtype }, index): Fix[] =>
    dtype === 'f32'
      ? []
      : [{ kind: 'insert-before', type: 'Rescaling', params: { scale: 1, offset: 0 }, port: `inputs:${index}` }],
  );
  const values = { expected: words[first.dtype], received: words[other.dtype] };
  return { code: 'concatenate.dtypes', values, brief: `${values.expected} ≠ ${values.received}`, fixes: [together(decimals)] };
}

/** Pictures that are joined by their channels, where windows have made some smaller. */
function keepSizes(inputs: readonly TensorType[], at: number): readonly Fix[] {
  if (at !== 2 || inputs.some(({ shape }) => shape.length !== 3)) return [];
  const size = [0, 1].map((axis) => Math.max(...inputs.map(({ shape }) => shape[axis] as number)));
  const smaller = inputs.flatMap(({ shape }, index): Fix[] =>
    shape[0] === size[0] && shape[1] === size[1] ? [] : [{ kind: 'keep-size', port: `inputs:${index}`, size }],
  );
  return [together(smaller)];
}

/** Lists always fit; they have one axis. */
function flattenAll(inputs: readonly TensorType[], axis: number): readonly Fix[] {
  const flatten = inputs.flatMap(({ shape }, index): Fix[] =>
    shape.length === 1 ? [] : [{ kind: 'insert-before', type: 'Flatten', params: {}, port: `inputs:${index}` }],
  );
  const last: readonly Fix[] = axis === -1 ? [] : [{ kind: 'set-param', node: 'self', param: 'axis', value: -1 }];
  return [together([...flatten, ...last])];
}

function together(fixes: readonly Fix[]): Fix {
  return fixes.length === 1 ? (fixes[0] as Fix) : { kind: 'several', fixes };
}

const words = { f32: 'float32', i32: 'int32' } as const;
