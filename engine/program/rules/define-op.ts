/** @file Makes the frozen definition of a primitive operation, and the error that its rules throw. */
import { LoomError } from '../../core/errors.ts';
import type { DType } from '../../core/tensor.ts';
import { formatShape } from '../../core/tensor.ts';
import type { Attrs, OpDef, ValueType } from '../types.ts';

export function defineOp<A extends Attrs>(definition: OpDef<A>): OpDef<A> {
  return Object.freeze(definition);
}

/** A program that breaks an operation's rules is our own mistake: drawings are checked before they become programs. */
export function refuse(op: string, problem: string): never {
  throw new LoomError('engine.program', { op, problem }, 'internal');
}

/** `f32[N,10]`. */
export function formatType(type: ValueType): string {
  return `${type.dtype}${formatShape(type.shape)}`;
}

export function requireOperands(op: string, operands: readonly ValueType[], count: number): void {
  if (operands.length !== count) refuse(op, `expected ${count} operands, received ${operands.length}`);
}

export function requireDType(op: string, type: ValueType, allowed: readonly DType[]): void {
  if (!allowed.includes(type.dtype)) refuse(op, `expected ${allowed.join(' or ')}, received ${formatType(type)}`);
}

export function requireRank(op: string, type: ValueType, rank: number): void {
  if (type.shape.length !== rank) refuse(op, `expected rank ${rank}, received ${formatType(type)}`);
}

export function requireAxis(op: string, type: ValueType, axis: number): void {
  if (!Number.isInteger(axis) || axis < 0 || axis >= type.shape.length) refuse(op, `no axis ${axis} in ${formatType(type)}`);
}
