/** @file Matrix product of the last two axes; leading axes are equal batch axes. */
import type { Dim, HostTensor } from '../../core/tensor.ts';
import { dimEquals, sizeOf } from '../../core/tensor.ts';
import type { Builder } from '../builder.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands } from '../rules/define-op.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export type DotAttrs = { readonly transpose_a: boolean; readonly transpose_b: boolean };

export const dot: OpDef<DotAttrs> = defineOp<DotAttrs>({
  name: 'dot',
  kind: 'contraction',
  infer: (operands, attrs) => {
    requireOperands('dot', operands, 2);
    const [a, b] = operands as readonly [ValueType, ValueType];
    requireDType('dot', a, ['f32']);
    requireDType('dot', b, ['f32']);
    const rank = a.shape.length;
    const lead = a.shape.slice(0, -2);
    if (rank < 2 || b.shape.length !== rank || !lead.every((dim, axis) => dimEquals(dim, b.shape[axis] as Dim))) {
      refuse('dot', `${formatType(a)} and ${formatType(b)} are no matrices over equal leading axes`);
    }
    const [rows, inner] = ends(a, attrs.transpose_a);
    const [other, columns] = ends(b, attrs.transpose_b);
    if (!dimEquals(inner, other)) refuse('dot', `${formatType(a)} and ${formatType(b)} differ in the inner length`);
    return [{ dtype: 'f32', shape: [...lead, rows, columns] }];
  },
  vjp: ({ b, operands, attrs, grads, needs }) => {
    const g = grads[0];
    if (!g) return [null, null];
    const [x, y] = operands as readonly [Value, Value];
    return [needs[0] ? left(b, g, y, attrs) : null, needs[1] ? right(b, g, x, attrs) : null];
  },
  saves: 'operands',
  evaluate: ([a, b], attrs, [result]) => [product(a as HostTensor, b as HostTensor, attrs, result?.shape ?? [])],
  flop: ([a], attrs, [result]) => {
    const inner = (attrs.transpose_a ? a?.at(-2) : a?.at(-1)) ?? 1;
    return 2 * inner * sizeOf(result ?? []);
  },
});

function ends(type: ValueType, transposed: boolean): [Dim, Dim] {
  const [first, last] = type.shape.slice(-2) as [Dim, Dim];
  return transposed ? [last, first] : [first, last];
}

/** d(op(A) op(B))/dA: G op(B)^T, transposed where A is. */
function left(b: Builder, g: Value, y: Value, attrs: DotAttrs): Value {
  return attrs.transpose_a
    ? b.one('dot', [y, g], { transpose_a: attrs.transpose_b, transpose_b: true })
    : b.one('dot', [g, y], { transpose_a: false, transpose_b: !attrs.transpose_b });
}

/** d(op(A) op(B))/dB: op(A)^T G, transposed where B is. */
function right(b: Builder, g: Value, x: Value, attrs: DotAttrs): Value {
  return attrs.transpose_b
    ? b.one('dot', [g, x], { transpose_a: true, transpose_b: attrs.transpose_a })
    : b.one('dot', [x, g], { transpose_a: !attrs.transpose_a, transpose_b: false });
}

function product(a: HostTensor, b: HostTensor, attrs: DotAttrs, shape: readonly number[]): HostTensor {
  const [rows, columns] = shape.slice(-2) as [number, number];
  const inner = (attrs.transpose_a ? a.shape.at(-2) : a.shape.at(-1)) as number;
  const batches = sizeOf(shape.slice(0, -2));
  const out = new Float32Array(batches * rows * columns);
  const sums = new Float64Array(columns);
  const [aRow, aInner] = attrs.transpose_a ? [1, rows] : [inner, 1];
  const [bInner, bColumn] = attrs.transpose_b ? [1, inner] : [columns, 1];
  for (let n = 0; n < batches; n += 1) {
    const [baseA, baseB] = [n * rows * inner, n * inner * columns];
    for (let r = 0; r < rows; r += 1) {
      sums.fill(0);
      for (let k = 0; k < inner; k += 1) {
        const x = a.data[baseA + r * aRow + k * aInner] as number;
        const from = baseB + k * bInner;
        for (let c = 0; c < columns; c += 1) sums[c] = (sums[c] as number) + x * (b.data[from + c * bColumn] as number);
      }
      out.set(sums, (n * rows + r) * columns);
    }
  }
  return { dtype: 'f32', shape, data: out };
}
