/** @file Where a number stopped being finite: the epoch is repeated up to the bad step, then looked at operation by operation. */
import type { StateInit } from '../backends/interface.ts';
import { evaluateProgram } from '../backends/reference/evaluate.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { OpNode } from '../program/types.ts';
import { createSlot } from './feeds.ts';
import type { RunOptions } from './run.ts';
import { Stepper } from './stepper.ts';
import type { Position } from './types.ts';

export interface Place {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** `from` is the state at the epoch's start; equal plans give equal bits, so the repeat arrives at the same bad step. */
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
    await train.reader.read(bad.epoch, bad.batch, slot.arrays);
    slot.setScalar('learning_rate', options.learningRate);
    slot.setScalar('step', bad.step + 1);
    slot.setScalar('seed', options.settings.seed);
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
  evaluateProgram(options.compiled.train, { feeds, states, n: batchOf(feeds) }, (op, results) => {
    found = results.every(allFinite) ? null : op;
    return found === null;
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
