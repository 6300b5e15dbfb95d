/** @file The execution plan of ONNX Runtime, by rule: from program, batch size and the cores that this process may use. */
import { lengthOf, type Shape } from '../../core/tensor.ts';
import { opDef } from '../../program/op-def.ts';
import type { Program } from '../../program/types.ts';
import type { ExecutionPlan } from '../interface.ts';

export const onnxruntimeVersion = '1.30.0';

/** Below this a second thread costs more than it brings, and the call itself is a good part of the step. */
const smallFlop = 4e7;
/** Steps of a small program in one call; measured best of 1, 4, 8 and 16 for the tutorial's net. */
const smallSteps = 8;

export function planExecution(program: Program, options: { readonly N: number; readonly cores: number }): ExecutionPlan {
  const small = flopOf(program, options.N) < smallFlop;
  const most = options.cores >= 4 ? options.cores - 1 : options.cores;
  return {
    backend: 'onnxruntime',
    version: onnxruntimeVersion,
    threads: small ? 1 : Math.max(1, most),
    // A thread that waits by spinning takes the core that the reading thread and the page need; with one left over it pays.
    spinning: !small && most < options.cores,
    stepsPerCall: small ? smallSteps : 1,
    lowerings: {},
  };
}

/** Floating-point operations of one step. */
export function flopOf(program: Program, n: number): number {
  const lengths = (shape: Shape): number[] => shape.map((dim) => lengthOf(dim, n));
  return program.ops.reduce((sum, op) => {
    const operands = op.operands.map((operand) => lengths(operand.shape));
    const results = op.results.map((result) => lengths(result.shape));
    return sum + opDef(op.op).flop(operands, op.attrs as never, results);
  }, 0);
}
