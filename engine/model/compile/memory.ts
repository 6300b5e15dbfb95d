/** @file How much memory a program needs: an upper estimate from the lifetimes of its values. */
import { bytesPerElement, concrete, sizeOf } from '../../core/tensor.ts';
import type { Program, Value } from '../../program/types.ts';
import type { StateSpec } from './types.ts';

export interface MemoryPlan {
  readonly stateBytes: number;
  /** Largest sum of values alive at once during a step. */
  readonly peakBytes: number;
}

/** States count twice (old and new value of a step), plus one copy for the checkpoint that is being written. */
export function planMemory(program: Program, states: readonly StateSpec[], batch: number): MemoryPlan {
  const stateBytes = states.reduce((sum, state) => sum + 4 * sizeOf(state.shape), 0);
  return { stateBytes: 3 * stateBytes, peakBytes: peak(program, batch) };
}

function bytesOf(value: Value, batch: number): number {
  return bytesPerElement[value.dtype] * sizeOf(concrete(value.shape, batch));
}

function peak(program: Program, batch: number): number {
  const last = new Map<number, number>();
  program.ops.forEach((op, index) => {
    for (const operand of op.operands) last.set(operand.id, index);
    for (const result of op.results) last.set(result.id, index);
  });
  for (const { value } of [...program.outputs, ...program.updates]) last.set(value.id, program.ops.length);
  const ends = new Map<number, Value[]>();
  const alive = (value: Value): void => {
    const end = last.get(value.id) ?? 0;
    ends.set(end, [...(ends.get(end) ?? []), value]);
  };
  for (const input of program.inputs) alive(input.value);
  let now = program.inputs.reduce((sum, input) => sum + bytesOf(input.value, batch), 0);
  let highest = now;
  program.ops.forEach((op, index) => {
    for (const result of op.results) {
      alive(result);
      now += bytesOf(result, batch);
    }
    highest = Math.max(highest, now);
    for (const value of ends.get(index) ?? []) now -= bytesOf(value, batch);
  });
  return highest;
}
