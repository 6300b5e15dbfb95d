/** @file What a run begins with: start values, or where it goes on from; its plan; the numbers of its events. */
import type { ExecutionPlan } from '../../backends/interface.ts';
import { LoomError } from '../../core/errors.ts';
import type { HostTensor } from '../../core/tensor.ts';
import type { RunOptions } from '../../training/options.ts';
import { type Checkpoint, noOrigin, type Origin } from '../../training/types.ts';
import { openModel } from '../model-source.ts';
import type { PreparedModel } from '../prepare.ts';
import type { RunFolder } from '../run-folder.ts';

/** Attempts and events go on counting. */
export function nextCount(folder: RunFolder): Pick<RunOptions, 'attempt' | 'firstSeq'> {
  const last = folder.readEvents().at(-1);
  return { attempt: (last?.attempt ?? 0) + 1, firstSeq: last?.seq ?? 0 };
}

/** `from`: a checkpoint to go on from; `model`: a run or a file whose weights a new run takes. */
export async function beginning(
  from: Checkpoint | null,
  prepared: PreparedModel,
  seed: number,
  model: string | null,
): Promise<Pick<RunOptions, 'states' | 'from' | 'origin'>> {
  if (from) return { states: from.states, from, origin: from.origin ?? noOrigin };
  return { ...(await startStates(prepared, seed, model)), from: null };
}

/** The stored plan, so that a resumed run repeats its bits; replaced where it can't be carried out here. */
export function reusePlan(
  from: Checkpoint | null,
  planned: ExecutionPlan,
  cores: number,
): { plan: ExecutionPlan; replaced: { code: string; values: Record<string, string | number> } | null } {
  if (!from) return { plan: planned, replaced: null };
  const held = from.plan;
  if (held.backend !== planned.backend || held.version !== planned.version) {
    return {
      plan: planned,
      replaced: {
        code: 'runs.plan-backend',
        values: { from: `${held.backend} ${held.version}`, to: `${planned.backend} ${planned.version}` },
      },
    };
  }
  if (held.threads > cores)
    return { plan: planned, replaced: { code: 'runs.plan-threads', values: { from: held.threads, to: planned.threads } } };
  return { plan: held, replaced: null };
}

/**
 * Fresh start values; where the run starts from a model, its weights by layer name and its optimizer's state where both have it.
 * Then steps go on counting for the optimizer, and a run's epochs for the order of the data: so two runs equal one long one.
 */
async function startStates(
  { compiled }: PreparedModel,
  seed: number,
  from: string | null,
): Promise<{ states: Readonly<Record<string, HostTensor>>; origin: Origin }> {
  const states = compiled.initialize(seed);
  if (from === null) return { states, origin: noOrigin };
  const model = await openModel(from);
  let slots = 0;
  let taken = 0;
  for (const spec of compiled.states) {
    const given = model.states[spec.name];
    if (!given) continue;
    if (given.shape.join() !== spec.shape.join()) {
      if (spec.role === 'slot') continue;
      throw new LoomError('runs.from-shape', {
        name: spec.name,
        from,
        expected: spec.shape.join(' × '),
        received: given.shape.join(' × '),
      });
    }
    states[spec.name] = given;
    taken += 1;
    if (spec.role === 'slot') slots += 1;
  }
  if (taken === 0 && compiled.states.length > 0) throw new LoomError('runs.from-nothing', { from });
  const wanted = compiled.states.filter((spec) => spec.role === 'slot').length;
  const goesOn = wanted === 0 ? taken === compiled.states.length : slots > 0;
  return { states, origin: goesOn ? { epoch: model.epochs, step: model.iteration } : noOrigin };
}
