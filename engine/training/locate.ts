/** @file Where a number stopped being finite: the way to the bad step is repeated, then that step is looked at operation by operation. */
import type { StateInit } from '../backends/interface.ts';
import { evaluateProgram } from '../backends/reference/evaluate.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { OpNode } from '../program/types.ts';
import { createSlot } from './feeds.ts';
import type { RunOptions } from './options.ts';
import { Stepper, feedStep } from './stepper.ts';
import type { Position } from './types.ts';

export interface Place {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Looks no longer than this through a step, in ms: a large model is stopped without the name of its layer. */
const patience = 8000;

/** `from` is an earlier state of the same epoch; equal plans give equal bits, so the repeat arrives at the same bad step. */
export async function locateNonFinite(
  options: RunOptions,
  from: { readonly position: Position; readonly states: Readonly<Record<string, HostTensor>> },
  bad: Position,
): Promise<Place> {
  const { backend, compiled, plan, train } = options;
  const states: StateInit[] = compiled.states.map(({ name }) => ({ name, tensor: from.states[name] as HostTensor }));
  const store = await backend.open({ states, leading: compiled.train, plan });
  const stepper = new Stepper(options, store);
  try {
    for (let at = from.position; at.batch < bad.batch; ) {
      const single = at.batch + plan.stepsPerCall > bad.batch;
      const done = (await stepper.run(at, single)).length;
      at = { epoch: at.epoch, batch: at.batch + done, step: at.step + done };
    }
    const slot = createSlot(compiled.train, train.bindings, train.shapes, train.reader.sizeOf(bad.batch));
    await feedStep(slot, options, bad);
    return firstBad(options, await store.snapshot(), slot.feeds);
  } finally {
    await stepper.dispose();
    await store.dispose();
  }
}

function firstBad(
  options: RunOptions,
  states: Readonly<Record<string, HostTensor>>,
  feeds: Readonly<Record<string, HostTensor>>,
): Place {
  for (const [name, tensor] of Object.entries(feeds)) {
    if (!allFinite(tensor)) return { code: 'runs.nan-input', values: { name: name.replace(/^(input|target):/, '') } };
  }
  for (const [name, tensor] of Object.entries(states)) {
    if (!allFinite(tensor))
      return { code: 'runs.nan-layer', values: { layer: name.replace(/^optimizer\//, '').split('/')[0] ?? name } };
  }
  let found: OpNode | null = null;
  const until = options.clock.now() + patience;
  evaluateProgram(options.compiled.train, { feeds, states, n: batchOf(feeds) }, (op, results) => {
    found = results.every(allFinite) ? null : op;
    return found === null && options.clock.now() < until;
  });
  const layer = (found as OpNode | null)?.scope.layer ?? '';
  return layer === '' ? { code: 'runs.nan', values: {} } : { code: 'runs.nan-layer', values: { layer } };
}

function batchOf(feeds: Readonly<Record<string, HostTensor>>): number {
  return Object.values(feeds).find((tensor) => tensor.shape.length > 0)?.shape[0] ?? 1;
}

function allFinite(tensor: HostTensor): boolean {
  return tensor.dtype !== 'f32' || tensor.data.every(Number.isFinite);
}
