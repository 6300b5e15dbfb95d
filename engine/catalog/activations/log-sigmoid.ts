/** @file Log-sigmoid. The logarithm of sigmoid. */
import { defineActivation } from '../define.ts';

export const logSigmoid = defineActivation({
  id: 'log_sigmoid',
  text: {
    title: { en: 'Log-sigmoid', 'zh-CN': 'Log-sigmoid' },
    summary: { en: 'The logarithm of sigmoid.', 'zh-CN': 'sigmoid 的对数。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.neg(b.one('softplus', [b.neg(x)])) }),
  keras: { name: 'log_sigmoid', aliases: [] },
});
