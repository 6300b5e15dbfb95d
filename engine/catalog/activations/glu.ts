/** @file GLU. One half of the channels opens and closes the other half: a·sigmoid(b). */
import type { Value } from '../../program/types.ts';
import { defineActivation } from '../define.ts';

export const glu = defineActivation({
  id: 'glu',
  text: {
    title: { en: 'GLU', 'zh-CN': 'GLU' },
    summary: {
      en: 'One half of the channels opens and closes the other half: a·sigmoid(b).',
      'zh-CN': '一半通道控制另一半的开合：a·sigmoid(b)。',
    },
  },
  params: {},
  byName: true,
  shape: (shape) => {
    const last = shape.at(-1);
    return last === undefined || last % 2 !== 0 ? null : [...shape.slice(0, -1), last / 2];
  },
  lower: (b, { value: x }) => {
    const half = (x.shape.at(-1) as number) / 2;
    const sizes = [...x.shape.slice(0, -1), half];
    const part = (start: number): Value =>
      b.one('slice', [x], { starts: sizes.map((_, axis) => (axis === sizes.length - 1 ? start : 0)), sizes });
    return { value: b.mul(part(0), b.one('sigmoid', [part(half)])) };
  },
  keras: { name: 'glu', aliases: [] },
});
