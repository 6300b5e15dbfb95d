/** @file Loss and metrics of a part of the data with the weights as they stand, in batches, as Keras' `evaluate`. */
import type { Executable, Store } from '../backends/interface.ts';
import type { CompiledModel } from '../model/compile/types.ts';
import { type FeedSlot, createSlot } from './feeds.ts';
import { MetricFold } from './metrics.ts';
import type { Part } from './options.ts';
import type { Clock } from './types.ts';

export interface Evaluator {
  run(): Promise<MetricFold>;
  dispose(): Promise<void>;
}

/** Null where there is nothing to evaluate. Programs are loaded on first use and kept. */
export function createEvaluator(
  options: { readonly compiled: CompiledModel; readonly clock: Clock },
  store: Store,
  part: Part | null,
): Evaluator | null {
  if (!part) return null;
  const loaded = new Map<number, { executable: Executable; slot: FeedSlot }>();
  const load = async (n: number): Promise<{ executable: Executable; slot: FeedSlot }> => {
    const held = loaded.get(n);
    if (held) return held;
    const executable = await store.load(options.compiled.validate, { N: n, stepsPerCall: 1 });
    const made = { executable, slot: createSlot(options.compiled.validate, part.bindings, part.shapes, n) };
    loaded.set(n, made);
    return made;
  };
  return {
    async run() {
      const fold = new MetricFold(options.compiled.metrics);
      let breathed = options.clock.now();
      for (let batch = 0; batch < part.reader.batches; batch++) {
        const examples = part.reader.sizeOf(batch);
        const { executable, slot } = await load(examples);
        const wait = part.reader.read(0, batch, slot.arrays);
        if (wait) await wait;
        const [outputs] = await executable.run([slot.feeds]);
        if (outputs) fold.add(outputs, examples);
        if (options.clock.now() - breathed > 20) {
          await options.clock.breathe();
          breathed = options.clock.now();
        }
      }
      return fold;
    },
    async dispose() {
      for (const { executable } of loaded.values()) await executable.dispose();
    },
  };
}
