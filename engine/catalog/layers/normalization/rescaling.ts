/** @file Rescaling: multiplies by a fixed number and adds another. */
import { defineLayer } from '../../define.ts';
import { p } from '../../params.ts';
import { complete } from '../../support/keras-config.ts';
import { floats, gives, only, product } from '../../support/shapes.ts';

const params = Object.freeze({
  scale: p.float({
    text: {
      label: { en: 'Scale', 'zh-CN': '缩放' },
      help: { en: 'Every number is multiplied by it.', 'zh-CN': '每个数都乘以它。' },
    },
    default: 0.00392156862745098,
  }),
  offset: p.float({
    text: {
      label: { en: 'Offset', 'zh-CN': '偏移' },
      help: { en: 'Is added afterwards.', 'zh-CN': '之后再加上它。' },
    },
    default: 0,
  }),
});

export const rescaling = defineLayer({
  id: 'Rescaling',
  version: 1,
  family: 'normalization',
  order: 1,
  icon: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 3l0 18M12 9l4.65 -4.65M12 14.3l7.37 -7.37M12 19.6l8.85 -8.85',
  keywords: ['scale', 'normalize', '255', '缩放', '归一化'],
  text: {
    title: { en: 'Rescaling', 'zh-CN': '缩放' },
    summary: { en: 'Brings numbers into a range that is easy to learn from.', 'zh-CN': '把数值变到便于学习的范围。' },
    docs: {
      what: {
        en: 'Multiplies by a fixed number and adds another. Nothing is learned.',
        'zh-CN': '乘以一个固定的数再加上另一个，没有可学习的参数。',
      },
      when: { en: 'Right after an Input whose pixels run from 0 to 255.', 'zh-CN': '像素为 0 到 255 时，放在输入之后。' },
      formula: 'y = x · scale + offset',
      example: { en: 'Scale 1/255 turns 0 … 255 into 0 … 1.', 'zh-CN': '缩放 1/255 把 0 … 255 变为 0 … 1。' },
    },
  },
  role: 'layer',
  toDecimals: Object.freeze({ scale: 1, offset: 0 }),
  params,
  inputs: [{ name: 'input', accepts: 'any' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: ({ scale, offset }) => [`× ${short(scale)}`, ...(offset === 0 ? [] : [`+ ${short(offset)}`])],
  infer: (inputs) => gives(floats(only(inputs).shape, only(inputs).masked)),
  weights: () => [],
  lower({ b }, inputs, { scale, offset }) {
    return [{ value: b.add(b.mul(b.cast(only(inputs).value, 'f32'), scale), offset) }];
  },
  mask: 'pass',
  multiplyAdds: (inputs) => product(only(inputs).shape),
  multiplier: ({ scale }) => scale,
  keras: {
    className: 'Rescaling',
    toConfig: ({ scale, offset }) => ({ scale, offset }),
    fromConfig: ({ scale, offset }) => complete(params, { scale, offset }),
  },
  examples: [{ params: {}, inputs: [[28, 28, 1]], output: [28, 28, 1], weights: 0 }],
});

/** `1/255` where it is one over a whole number, else at most four digits. */
function short(value: number): string {
  const inverse = Math.round(1 / value);
  if (inverse > 1 && Math.abs(1 / inverse - value) < 1e-9) return `1/${inverse}`;
  return String(Number(value.toPrecision(4)));
}
