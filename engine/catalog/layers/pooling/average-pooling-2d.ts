/** @file AveragePooling2D: keeps the mean of each window. */
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

export const averagePooling2d = defineLayer({
  id: 'AveragePooling2D',
  version: 1,
  family: 'pooling',
  order: 2,
  icon: 'M18 10h-4v-4M20 4l-6 6M6 14h4v4M10 14l-6 6',
  keywords: ['pool', 'mean', 'downsample', '池化', '平均'],
  text: {
    title: { en: 'AveragePooling2D', 'zh-CN': '平均池化' },
    summary: { en: 'Keeps the mean of each window.', 'zh-CN': '保留每个窗口的平均值。' },
    docs: {
      what: {
        en: 'Makes the picture smaller by averaging; borders that padding adds do not count.',
        'zh-CN': '通过求平均缩小图片；填充的边界不计入。',
      },
      when: { en: 'Where smooth shrinking matters more than the strongest mark.', 'zh-CN': '当平滑缩小比最强响应更重要时使用。' },
      formula: 'y = mean(window of x)',
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
    const issue =
      checkPicture('AveragePooling2D', shape) ?? checkWindow('AveragePooling2D', shape, both, values.padding, 'pool_size');
    return issue ? refuses(issue) : gives(floats([...outputSize(shape, both, values.padding), shape[2] as number]));
  },
  weights: () => [],
  arithmetic: (inputs, values) => sizeArithmetic(only(inputs).shape, poolWindows(values), values.padding),
  lower({ b }, inputs, values) {
    const { value } = only(inputs);
    const { pool_size: size, strides, padding } = values;
    const pads = padPairs(exampleShape(value.shape), poolWindows(values), padding);
    return [{ value: b.one('avg_pool', [value], { window: pair(size), strides: pair(strides ?? size), padding: pads }) }];
  },
  mask: 'stop',
  multiplyAdds: (_, { pool_size }, outputs) => product(only(outputs).shape) * product(pool_size),
  keras: { className: 'AveragePooling2D', toConfig: poolToConfig, fromConfig: poolFromConfig },
  examples: [
    { params: {}, inputs: [[26, 26, 32]], output: [13, 13, 32], weights: 0 },
    { params: { pool_size: [3, 3], strides: [2, 2], padding: 'same' }, inputs: [[7, 8, 3]], output: [4, 4, 3], weights: 0 },
  ],
});
