/** @file Gives a trained batch normalization its ONNX operator back, which other runtimes know how to merge into a convolution. */
import type { OpName } from '../../program/ops/index.ts';
import type { OpNode, Value } from '../../program/types.ts';
import { channelsSecond } from '../forms.ts';
import type { Lowering, Pattern } from '../lowering.ts';

interface Found {
  readonly x: Value;
  /** gamma, beta, mean and variance, in the operator's order. */
  readonly rows: readonly [Value, Value, Value, Value];
  readonly epsilon: number;
  /** What the operator stands for, but for the last addition. */
  readonly parts: readonly OpNode[];
}

/** Leaves out, in the coming walk, what batch normalizations are made of; their last addition then writes the operator. */
export function batchNormalizationAdd(lowering: Lowering, otherwise: Pattern<'add'>): Pattern<'add'> {
  const found = new Map<OpNode, Found>();
  for (const op of lowering.program.ops) {
    const match = op.op === 'add' ? matchNormalization(lowering, op) : null;
    if (!match) continue;
    found.set(op, match);
    for (const part of match.parts) lowering.absorb(part);
  }
  return (at, op) => {
    const match = found.get(op);
    if (!match) {
      otherwise(at, op);
      return;
    }
    const form = channelsSecond(match.x.shape.length);
    const inputs = [at.read(match.x, form), ...match.rows.map((row) => at.read(row))];
    const name = at.node('BatchNormalization', inputs, { epsilon: { float: match.epsilon } });
    at.define(op.results[0] as Value, name, form);
  };
}

/** x f + (beta - mean f) with f = rsqrt(variance + epsilon) gamma, all rows of channels. */
function matchNormalization(lowering: Lowering, add: OpNode): Found | null {
  const [left, right] = add.operands as readonly [Value, Value];
  const scaled = madeBy(lowering, left, 'mul');
  const shift = madeBy(lowering, right, 'sub');
  const moved = madeBy(lowering, shift?.operands[1], 'mul');
  if (!scaled || !shift || !moved || right.shape.length !== 1) return null;
  const [x, factor] = scaled.operands as readonly [Value, Value];
  const [mean, same] = moved.operands as readonly [Value, Value];
  const scale = madeBy(lowering, factor, 'mul');
  const root = madeBy(lowering, scale?.operands[0], 'rsqrt');
  const spread = madeBy(lowering, root?.operands[0], 'add');
  const epsilon = spread && constantOf(lowering, spread.operands[1]);
  if (same.id !== factor.id || !scale || !root || !spread || epsilon === null || x.shape.length < 2) return null;
  const rows = [scale.operands[1], shift.operands[0], mean, spread.operands[0]] as const;
  const parts = [scaled, shift, moved, scale, root, spread];
  const inner = new Set<OpNode>([...parts, add]);
  const alone = parts.every((part) => isOnlyRead(lowering, part.results[0] as Value, inner));
  const channels = x.shape.at(-1);
  const whole = rows.every((row) => row?.shape.length === 1 && row.shape[0] === channels);
  return alone && whole ? { x, rows: rows as Found['rows'], epsilon: epsilon as number, parts } : null;
}

function madeBy(lowering: Lowering, value: Value | undefined, op: OpName): OpNode | null {
  const maker = value && lowering.producer(value);
  return maker?.op === op ? maker : null;
}

function isOnlyRead(lowering: Lowering, value: Value, by: ReadonlySet<OpNode>): boolean {
  return !lowering.isKept(value) && lowering.users(value).every((user) => by.has(user));
}

function constantOf(lowering: Lowering, value: Value | undefined): number | null {
  const maker = madeBy(lowering, value, 'constant');
  const values = (maker?.attrs as { readonly values?: readonly number[] } | undefined)?.values;
  return values?.length === 1 ? (values[0] as number) : null;
}
