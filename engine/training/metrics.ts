/** @file Folds a batch's sums into the numbers of an epoch, in float64, as Keras' history names them. */
import type { Outputs } from '../backends/interface.ts';
import type { MetricSpec } from '../model/compile/types.ts';
import type { Metrics } from './types.ts';

const lossSum = 'loss:sum';
const lossCount = 'loss:count';

/** Sums of an open epoch; plain data, so that a checkpoint carries them. */
export class MetricFold {
  readonly #specs: readonly MetricSpec[];
  #sums: Record<string, number>;

  constructor(specs: readonly MetricSpec[], sums: Readonly<Record<string, number>> = {}) {
    this.#specs = specs;
    this.#sums = { ...sums };
  }

  /** Adds a batch of `examples`; returns its loss. The epoch's loss is the mean weighted by examples, as Keras tracks it. */
  add(outputs: Outputs, examples: number): number {
    const loss = scalar(outputs, 'loss');
    this.#increase(lossSum, loss * examples);
    this.#increase(lossCount, examples);
    for (const spec of this.#specs) {
      for (const output of Object.values(spec.partials)) this.#increase(output, scalar(outputs, output));
    }
    return loss;
  }

  /** Numbers so far, with `prefix` before each name (`val_`). */
  result(prefix = ''): Metrics {
    const numbers: Record<string, number | null> = { [`${prefix}loss`]: finite(this.#value(lossSum) / this.#value(lossCount)) };
    for (const spec of this.#specs) {
      const sums = Object.fromEntries(Object.entries(spec.partials).map(([part, output]) => [part, this.#value(output)]));
      numbers[`${prefix}${spec.name}`] = finite(spec.result(sums));
    }
    return numbers;
  }

  get sums(): Readonly<Record<string, number>> {
    return { ...this.#sums };
  }

  get isEmpty(): boolean {
    return this.#sums[lossCount] === undefined;
  }

  reset(): void {
    this.#sums = {};
  }

  #value(name: string): number {
    return this.#sums[name] ?? 0;
  }

  #increase(name: string, by: number): void {
    this.#sums[name] = this.#value(name) + by;
  }
}

/** JSON has no NaN: it is written as null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function scalar(outputs: Outputs, name: string): number {
  return (outputs[name]?.data[0] as number | undefined) ?? Number.NaN;
}
