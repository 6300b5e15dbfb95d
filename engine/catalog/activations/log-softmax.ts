/** @file Log-softmax. The logarithm of softmax. */
import { defineActivation } from '../define.ts';

export const logSoftmax = defineActivation({
  id: 'log_softmax',
  text: {
    title: { en: 'Log-softmax', 'zh-CN': 'Log-softmax' },
    summary: { en: 'The logarithm of softmax.', 'zh-CN': 'softmax 的对数。' },
  },
  params: {},
  byName: true,
  shape: (shape) => (shape.length === 0 ? null : shape),
  lower: (b, { value: x }) => ({ value: b.one('log_softmax', [x]) }),
  keras: { name: 'log_softmax', aliases: [] },
});
