/** @file MaxPooling2D: keeps the largest number of each window. */
import { defineLayer } from '../../define.ts';
import {
  checkPicture,
  checkWindow,
  keepsSize,
  outputSize,
  pictureHeads,
  pictureIssues,
  sizeArithmetic,
} from '../../support/pictures.ts';
import { poolFromConfig, poolParams, poolToConfig, poolWindows } from '../../support/pool.ts';
import { exampleShape, floats, gives, only, product, refuses } from '../../support/shapes.ts';
import { padPairs, pair } from '../../support/window.ts';

export const maxPooling2d = defineLayer({
  id: 'MaxPooling2D',
  version: 1,
  family: 'pooling',
  order: 1,
  icon: 'M5 9l4 0l0 -4M3 3l6 6M5 15l4 0l0 4M3 21l6 -6M19 9l-4 0l0 -4M15 9l6 -6M19 15l-4 0l0 4M15 15l6 6',
  keywords: ['pool', 'downsample', 'subsample', '池化', '下采样'],
  text: {
    title: { en: 'MaxPooling2D', 'zh-CN': '最大池化' },
    summary: { en: 'Keeps the largest number of each window.', 'zh-CN': '保留每个窗口中的最大值。' },
    docs: {
      what: {
        en: 'Makes the picture smaller: of each window only the strongest mark is kept.',
        'zh-CN': '缩小图片：每个窗口只保留最强的响应。',
      },
      when: {
        en: 'After convolutions, so that later layers see more of the picture.',
        'zh-CN': '用在卷积之后，使后面的层看到更大的范围。',
      },
      formula: 'y = max(window of x)',
      example: { en: '2 × 2 windows turn 26 × 26 into 13 × 13.', 'zh-CN': '2 × 2 窗口把 26 × 26 变为 13 × 13。' },
    },
    issues: pictureIssues,
    heads: pictureHeads,
  },
  role: 'layer',
  keepsSize,
  params: poolParams,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: ({ pool_size }) => [pool_size.join('×')],
  infer(inputs, values) {
    const { shape } = only(inputs);
    const both = poolWindows(values);
    const issue = checkPicture('MaxPooling2D', shape) ?? checkWindow('MaxPooling2D', shape, both, values.padding, 'pool_size');
    return issue ? refuses(issue) : gives(floats([...outputSize(shape, both, values.padding), shape[2] as number]));
  },
  weights: () => [],
  arithmetic: (inputs, values) => sizeArithmetic(only(inputs).shape, poolWindows(values), values.padding),
  lower({ b }, inputs, values) {
    const { value } = only(inputs);
    const { pool_size: size, strides, padding } = values;
    const pads = padPairs(exampleShape(value.shape), poolWindows(values), padding);
    return [{ value: b.one('max_pool', [value], { window: pair(size), strides: pair(strides ?? size), padding: pads }) }];
  },
  mask: 'stop',
  multiplyAdds: (_, { pool_size }, outputs) => product(only(outputs).shape) * product(pool_size),
  keras: { className: 'MaxPooling2D', toConfig: poolToConfig, fromConfig: poolFromConfig },
  examples: [
    { params: {}, inputs: [[26, 26, 32]], output: [13, 13, 32], weights: 0 },
    { params: { pool_size: [3, 3], strides: [2, 2], padding: 'same' }, inputs: [[7, 8, 3]], output: [4, 4, 3], weights: 0 },
  ],
});
