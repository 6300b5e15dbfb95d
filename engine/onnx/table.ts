/** @file One ONNX pattern for each primitive operation, of standard operators only: the export uses these as they are. */
import type { PatternTable } from './lowering.ts';
import { contractions } from './patterns/contraction.ts';
import { add, elementwise } from './patterns/elementwise.ts';
import { normalization } from './patterns/normalization.ts';
import { pooling } from './patterns/pooling.ts';
import { reductions } from './patterns/reduce.ts';
import { shapes } from './patterns/shape.ts';

export const patterns: PatternTable = {
  ...elementwise,
  ...shapes,
  ...reductions,
  ...contractions,
  ...pooling,
  ...normalization,
  add,
  rng: 'host',
};
