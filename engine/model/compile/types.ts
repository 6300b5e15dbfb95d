/** @file The programs of a run. Names of inputs, outputs and states are the contract between compile and training. */
import type { HostTensor } from '../../core/tensor.ts';
import type { Program } from '../../program/types.ts';

export interface StateSpec {
  /** `layer/weight`, or `optimizer/layer/weight/slot`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: 'weight' | 'statistic' | 'slot';
  readonly trainable: boolean;
}

/** A metric of an output as training folds it. */
export interface MetricSpec {
  /** As Keras names it in `history`: `accuracy`, with several outputs `output_accuracy`; `loss`. */
  readonly name: string;
  readonly direction: 'max' | 'min';
  /** Program outputs holding the batch's sums, by the definition's own names. */
  readonly partials: Readonly<Record<string, string>>;
  readonly result: (sums: Readonly<Record<string, number>>) => number;
}

/**
 * Inputs of `train`: `input:NAME` (one each Input, [N, ...]), `target:NAME` (one each Output), `learning_rate` f32 [],
 * `step` i32 [] (optimizer step, from 1) and `seed` i32 []; unused ones are left out of the program.
 * Outputs: `loss` (scalar mean of the batch with regularization, before the update) and the metrics' partials.
 * `validate` has no `learning_rate`, `step`, `seed` and changes no state. `predict` has only `input:NAME` and gives `output:NAME`.
 */
export interface CompiledModel {
  readonly states: readonly StateSpec[];
  readonly train: Program;
  readonly validate: Program;
  readonly predict: Program;
  readonly metrics: readonly MetricSpec[];
  /** Start values of everything, made from the seed. */
  initialize(seed: number): Record<string, HostTensor>;
}
