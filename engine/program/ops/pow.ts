/** @file x to the power y; where x <= 0 the exponent gets no gradient. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const pow: OpDef<NoAttrs> = binary({
  name: 'pow',
  apply: Math.pow,
  gradient: (b, { x, y, z, g }) => ({
    x: () => b.mul(g, b.mul(y, b.one('pow', [x, b.sub(y, 1)]))),
    y: () => b.mul(g, b.mul(z, b.log(b.select(b.compare('gt', x, 0), x, 1)))),
  }),
  saves: 'both',
});
