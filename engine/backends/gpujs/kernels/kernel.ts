/** @file What a kernel is: from the concrete types of one operation to a source for each result. */
import type { DType } from '../../../core/tensor.ts';
import type { OpAttrs, OpName } from '../../../program/ops/index.ts';

export interface ConcreteType {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

export interface KernelContext<K extends OpName> {
  readonly operands: readonly ConcreteType[];
  readonly attrs: OpAttrs<K>;
  readonly results: readonly ConcreteType[];
}

/**
 * The body of a kernel for each result: statements that end in `return`, over arguments `a0`, `a1`, ... (flat arrays)
 * and `i`, the flat index of the element to make. All element types are float32 on the device.
 */
export type Kernel<K extends OpName = OpName> = (context: KernelContext<K>) => readonly string[];

/** Wraps a body as GPU.js takes it. */
export function kernelSource(body: string, operands: number): string {
  const args = Array.from({ length: operands }, (_, index) => `a${index}`).join(', ');
  return `function(${args}) { const i = this.thread.x; ${body} }`;
}

/** A number as a float literal: GPU.js types `1` as an integer. */
export function literal(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '3.4028234663852886e38';
  if (value === Number.NEGATIVE_INFINITY) return '(-3.4028234663852886e38)';
  const text = Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(Math.fround(value));
  return value < 0 ? `(${text})` : text;
}

/** Quotient of indices; the half keeps float division from rounding below a whole number. */
export function quotient(index: string, by: number): string {
  return by === 1 ? index : `Math.floor((${index} + 0.5) / ${by})`;
}

/** Row-major strides. */
export function strides(shape: readonly number[]): number[] {
  const result = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) result[axis] = (result[axis + 1] as number) * (shape[axis + 1] as number);
  return result;
}

/** Statements that give `c0`, `c1`, ...: the coordinates of flat index `i` in `shape`. */
export function coordinates(shape: readonly number[], index = 'i', name = 'c'): string {
  const step = strides(shape);
  let rest = index;
  const lines: string[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) {
      lines.push(`const ${name}${axis} = 0;`);
      return;
    }
    if (axis === shape.length - 1) {
      lines.push(`const ${name}${axis} = ${rest};`);
      return;
    }
    lines.push(`const ${name}${axis} = ${quotient(rest, step[axis] as number)};`);
    lines.push(`const r${name}${axis} = ${rest} - ${name}${axis} * ${step[axis]};`);
    rest = `r${name}${axis}`;
  });
  return lines.join(' ');
}

/** Flat index into `shape` of the coordinates given as expressions; axes of length 1 are skipped. */
export function flatIndex(shape: readonly number[], at: readonly string[]): string {
  const step = strides(shape);
  const terms = shape.flatMap((length, axis) =>
    length === 1 ? [] : [step[axis] === 1 ? at[axis] : `${at[axis]} * ${step[axis]}`],
  );
  return terms.length === 0 ? '0' : terms.join(' + ');
}

/** Flat index of an operand that is broadcast to `shape`, from the coordinates `c0`, ... of the result. */
export function broadcastIndex(operand: readonly number[], shape: readonly number[]): string {
  const missing = shape.length - operand.length;
  return flatIndex(
    operand,
    operand.map((_, axis) => `c${axis + missing}`),
  );
}
