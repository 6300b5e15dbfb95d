/** @file Add: adds its inputs number by number. */
import { defineLayer, type Fix, type IssueSpec, type TensorType } from '../../define.ts';
import { lonely, lonelyHead } from '../../support/joined.ts';
import { exampleShape, floats, gives, only, product, refuses, showShape, batched } from '../../support/shapes.ts';

export const add = defineLayer({
  id: 'Add',
  version: 1,
  family: 'merging',
  order: 2,
  icon: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M9 12h6M12 9v6',
  keywords: ['sum', 'residual', 'skip', 'shortcut', 'plus', '残差', '相加'],
  text: {
    title: { en: 'Add', 'zh-CN': '相加' },
    summary: { en: 'Adds its inputs number by number.', 'zh-CN': '把多个输入逐个相加。' },
    docs: {
      what: {
        en: 'Adds its inputs number by number. They need the same height and width; one channel is spread over all.',
        'zh-CN': '逐个相加。各输入的高和宽必须相同；单个通道会扩展到所有通道。',
      },
      when: {
        en: 'For skip connections: a branch learns only what is to be changed.',
        'zh-CN': '用于跳跃连接：分支只需学习要改变的部分。',
      },
      formula: 'y = a + b',
      example: {
        en: 'Two inputs of 28 × 28 × 32 give one of 28 × 28 × 32.',
        'zh-CN': '两个 28 × 28 × 32 相加得到一个 28 × 28 × 32。',
      },
    },
    issues: {
      ...lonely,
      'add.sizes': {
        en: 'Inputs have different sizes: {expected} and {received}. Give both the same size, for instance by padding same in the layer that shrinks.',
        'zh-CN': '输入的尺寸不同：{expected} 与 {received}。请让它们一致，例如把缩小图片的层的 padding 设为 same。',
      },
    },
    heads: { ...lonelyHead, 'add.sizes': { en: 'gets two sizes', 'zh-CN': '收到两种尺寸' } },
  },
  role: 'layer',
  params: {},
  inputs: [{ name: 'inputs', variadic: true, min: 2, accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: () => [],
  infer(inputs) {
    let shape = only(inputs).shape;
    for (const next of inputs.slice(1)) {
      const sum = spread(shape, next.shape);
      if (!sum) return refuses(clash(inputs, shape, next.shape));
      shape = sum;
    }
    return gives(floats(shape));
  },
  weights: () => [],
  lower({ b }, inputs) {
    const rank = Math.max(...inputs.map(({ value }) => value.shape.length));
    const values = inputs.map(({ value }) => {
      const own = exampleShape(value.shape);
      return b.reshape(value, batched([...new Array<number>(rank - 1 - own.length).fill(1), ...own]));
    });
    return [{ value: values.reduce((sum, value) => b.add(sum, value)) }];
  },
  mask: 'pass',
  multiplyAdds: (inputs, _, outputs) => (inputs.length - 1) * product(only(outputs).shape),
  keras: { className: 'Add', toConfig: () => ({}), fromConfig: () => ({}) },
  examples: [
    {
      params: {},
      inputs: [
        [28, 28, 32],
        [28, 28, 32],
      ],
      output: [28, 28, 32],
      weights: 0,
    },
    { params: {}, inputs: [[28, 28, 1], [28, 28, 32], [32]], output: [28, 28, 32], weights: 0 },
  ],
});

/** Aligned at the last axis; a length of 1 is spread over the other's. Null where they do not fit. */
function spread(a: readonly number[], b: readonly number[]): readonly number[] | null {
  const rank = Math.max(a.length, b.length);
  const result: number[] = [];
  for (let axis = 1; axis <= rank; axis += 1) {
    const [x, y] = [a.at(-axis), b.at(-axis)].map((length, side) =>
      ([a, b][side]?.length ?? 0) < axis ? 1 : (length as number),
    ) as [number, number];
    if (x !== y && x !== 1 && y !== 1) return null;
    result.unshift(Math.max(x, y));
  }
  return result;
}

/** Where heights or widths differ, a smaller picture that was shrunk by a window can keep its size; else it is projected. */
function clash(inputs: readonly TensorType[], expected: readonly number[], received: readonly number[]): IssueSpec {
  const pictures = expected.length === 3 && received.length === 3;
  const differ = pictures && (expected[0] !== received[0] || expected[1] !== received[1]);
  const size = (shape: readonly number[]): string => showShape(differ ? shape.slice(0, 2) : shape);
  return {
    code: 'add.sizes',
    values: { expected: showShape(expected), received: showShape(received) },
    brief: `${size(expected)} ≠ ${size(received)}`,
    fixes: [...keepSizes(inputs), ...project(inputs)],
  };
}

/** For every picture that is smaller than the largest. */
function keepSizes(inputs: readonly TensorType[]): readonly Fix[] {
  const all = inputs.every(({ shape }) => shape.length === 3);
  const size = [0, 1].map((axis) => Math.max(...inputs.map(({ shape }) => shape[axis] ?? 0)));
  const smaller = inputs.flatMap(({ shape }, index): Fix[] =>
    shape[0] === size[0] && shape[1] === size[1] ? [] : [{ kind: 'keep-size', port: `inputs:${index}`, size }],
  );
  return all && smaller.length > 0 ? [together(smaller)] : [];
}

/** All inputs to the shape of the one with the fewest rows: a 1 x 1 convolution for a picture, Dense for a list. */
function project(inputs: readonly TensorType[]): readonly Fix[] {
  const goal = inputs.reduce((least, next) => (rowsOf(next.shape) < rowsOf(least.shape) ? next : least)).shape;
  const steps = inputs.map(({ shape }, index) => (String(shape) === String(goal) ? [] : projection(shape, goal, index)));
  const known = steps.filter((step) => step !== null);
  return known.length === steps.length && known.flat().length > 0 ? [together(known.flat())] : [];
}

function projection(shape: readonly number[], goal: readonly number[], index: number): readonly Fix[] | null {
  const put = (type: string, params: Readonly<Record<string, unknown>>): Fix => ({
    kind: 'insert-before',
    type,
    params,
    port: `inputs:${index}`,
  });
  const last = goal.at(-1);
  if (last === undefined) return null;
  if (shape.length === 3 && goal.length === 3) {
    const strides = [0, 1].map((axis) => Math.round((shape[axis] as number) / (goal[axis] as number)));
    const fits = strides.every((stride, axis) => stride > 0 && Math.ceil((shape[axis] as number) / stride) === goal[axis]);
    return fits ? [put('Conv2D', { filters: last, kernel_size: [1, 1], strides, padding: 'same' })] : null;
  }
  if (goal.length !== 1) return null;
  const flatten = shape.length > 1 ? [put('Flatten', {})] : [];
  return product(shape) === last && flatten.length > 0 ? flatten : [...flatten, put('Dense', { units: last })];
}

/** A list has none. */
function rowsOf(shape: readonly number[]): number {
  return shape.length < 2 ? 0 : (shape[0] as number);
}

function together(fixes: readonly Fix[]): Fix {
  return fixes.length === 1 ? (fixes[0] as Fix) : { kind: 'several', fixes };
}
