/** @file Reshape: the same numbers in another shape. */
import { defineLayer, type IssueSpec } from '../../define.ts';
import { p } from '../../params.ts';
import { complete } from '../../support/keras-config.ts';
import { batched, exampleShape, gives, only, product, refuses, showShape } from '../../support/shapes.ts';

const params = Object.freeze({
  target_shape: p.shape({
    text: {
      label: { en: 'Target shape', 'zh-CN': '目标形状' },
      help: {
        en: 'Lengths without the batch; one of them may be -1: what is left.',
        'zh-CN': '不含批的各维长度；其中一个可为 -1，表示自动计算。',
      },
    },
    default: Object.freeze([-1]),
    wildcard: true,
  }),
});

export const reshape = defineLayer({
  id: 'Reshape',
  version: 1,
  family: 'core',
  order: 4,
  icon: 'M3 6a3 3 0 1 0 6 0a3 3 0 0 0 -6 0M21 11v-3a2 2 0 0 0 -2 -2h-6l3 3m0 -6l-3 3M3 13v3a2 2 0 0 0 2 2h6l-3 -3m0 6l3 -3M15 18a3 3 0 1 0 6 0a3 3 0 0 0 -6 0',
  keywords: ['view', 'unflatten', '变形', '形状'],
  text: {
    title: { en: 'Reshape', 'zh-CN': '变形' },
    summary: { en: 'The same numbers in another shape.', 'zh-CN': '同样的数，换一种形状。' },
    docs: {
      what: {
        en: 'Reads the numbers row by row and lays them out anew. Nothing is learned.',
        'zh-CN': '逐行读取数值并重新排列，没有可学习的参数。',
      },
      when: { en: 'To make pictures of lists, or to add a channel axis.', 'zh-CN': '用于把列表变为图片，或添加通道轴。' },
      formula: 'y = reshape(x, target_shape)',
      example: { en: '784 becomes 28 × 28 × 1.', 'zh-CN': '784 变为 28 × 28 × 1。' },
    },
    issues: {
      'reshape.count': {
        en: 'Reshape keeps the number of values: expected {expected} ({shape}), but {target} holds {received}. Correct the target shape.',
        'zh-CN': 'Reshape 不改变数值个数：应为 {expected}（{shape}），而 {target} 有 {received} 个。请更正目标形状。',
      },
      'reshape.rest': {
        en: 'The -1 in {target} does not come out even: {expected} values ({shape}) are no multiple of {received}. Correct the target shape.',
        'zh-CN': '{target} 中的 -1 无法整除：{expected} 个数值（{shape}）不是 {received} 的倍数。请更正目标形状。',
      },
    },
    heads: {
      'reshape.count': { en: 'cannot hold these numbers', 'zh-CN': '放不下这些数' },
      'reshape.rest': { en: 'does not come out even', 'zh-CN': '无法整除' },
    },
  },
  role: 'layer',
  params,
  inputs: [{ name: 'input', accepts: 'any' }],
  outputs: [{ name: 'output', accepts: 'any' }],
  brief: ({ target_shape }) => [showShape(target_shape)],
  infer(inputs, { target_shape }) {
    const { shape, dtype } = only(inputs);
    const resolved = resolve(shape, target_shape);
    return 'issue' in resolved ? refuses(resolved.issue) : gives({ shape: resolved.shape, dtype, masked: false });
  },
  weights: () => [],
  arithmetic(inputs, { target_shape }, outputs) {
    const { shape } = only(inputs);
    const numbers = shape.join('·') || '1';
    const given = target_shape.filter((length) => length !== -1);
    const rest = only(outputs).shape[target_shape.indexOf(-1)];
    const divided = given.length === 0 ? numbers : `${numbers} / (${given.join('·')})`;
    return [
      { label: { en: 'Numbers', 'zh-CN': '数值个数' }, formula: `${product(shape)} = ${numbers}` },
      ...(rest === undefined ? [] : [{ label: { en: 'What is left', 'zh-CN': '剩余' }, formula: `${rest} = ${divided}` }]),
    ];
  },
  lower({ b }, inputs, { target_shape }) {
    const { value } = only(inputs);
    const resolved = resolve(exampleShape(value.shape), target_shape);
    return [{ value: 'shape' in resolved ? b.reshape(value, batched(resolved.shape)) : value }];
  },
  mask: 'stop',
  multiplyAdds: () => 0,
  keras: {
    className: 'Reshape',
    toConfig: ({ target_shape }) => ({ target_shape: [...target_shape] }),
    fromConfig: ({ target_shape }) => complete(params, { target_shape }),
  },
  examples: [
    { params: { target_shape: [28, 28, 1] }, inputs: [[784]], output: [28, 28, 1], weights: 0 },
    { params: { target_shape: [-1, 2] }, inputs: [[4, 3]], output: [6, 2], weights: 0 },
  ],
});

function resolve(
  shape: readonly number[],
  target: readonly number[],
): { readonly shape: readonly number[] } | { readonly issue: IssueSpec } {
  const expected = product(shape);
  const fixed = product(target.filter((length) => length !== -1));
  const values = { expected, received: fixed, shape: showShape(shape), target: showShape(target) };
  const free = target.includes(-1);
  if (free && expected % fixed === 0) return { shape: target.map((length) => (length === -1 ? expected / fixed : length)) };
  if (!free && expected === fixed) return { shape: target };
  const anything = { kind: 'set-param', node: 'self', param: 'target_shape', value: [-1] } as const;
  return { issue: { code: free ? 'reshape.rest' : 'reshape.count', values, brief: `${fixed} ≠ ${expected}`, fixes: [anything] } };
}
