/** @file Trains a run from its folder: a new one, or one that goes on from its last checkpoint. */
import type { ExecutionPlan } from '../../backends/interface.ts';
import { LoomError } from '../../core/errors.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { learningRateOf } from '../../model/optimizer.ts';
import { Run } from '../../training/run.ts';
import type { RunAnnouncement, TrainAnswer } from '../../training/protocol.ts';
import type { Checkpoint, RunEvent } from '../../training/types.ts';
import type { Backends } from '../backends.ts';
import { systemClock } from '../clock.ts';
import type { LiveRuns } from '../live-runs.ts';
import { openModel } from '../model-source.ts';
import { type PreparedModel, checkMemory, prepareData, prepareModel } from '../prepare.ts';
import { RunFolder } from '../run-folder.ts';

export interface TrainRequest {
  readonly run: string;
  readonly mode: 'start' | 'resume';
  /** Take one step and wait. */
  readonly paused: boolean;
}

/** `live` lets the run be steered from the first moment on; `worker` is the built batch worker. */
export async function train(
  request: TrainRequest,
  backends: Backends,
  live: LiveRuns,
  worker: string,
  announce: (announcement: RunAnnouncement) => void,
): Promise<TrainAnswer> {
  const folder = new RunFolder(request.run);
  folder.takeLease();
  live.prepare(request.run);
  try {
    return await trainLeased(request, folder, backends, live, worker, announce);
  } finally {
    live.end(request.run);
    folder.releaseLease();
  }
}

async function trainLeased(
  request: TrainRequest,
  folder: RunFolder,
  backends: Backends,
  live: LiveRuns,
  worker: string,
  announce: (announcement: RunAnnouncement) => void,
): Promise<TrainAnswer> {
  const document = folder.readDocument();
  const record = folder.readRecord();
  const model = prepareModel(document);
  checkMemory(model, document.training.batch_size);
  const { backend, device } = await backends.choose(record.backend, model.compiled.train);
  const resumed = request.mode === 'resume';
  // One that was cut off before its first checkpoint begins again: the same seed gives the same numbers.
  const from = resumed && folder.checkpoints().length > 0 ? folder.readCheckpoint() : null;
  const parts = prepareData(document, model, record.data, record.limit, worker);
  const events = folder.readEvents();
  const planned = backend.plan(model.compiled.train, { N: document.training.batch_size, cores: backends.cores });
  const { plan, replaced } = reusePlan(from, planned, backends.cores);
  const start = from
    ? { states: from.states, iteration: from.position.step }
    : await startStates(model, document.training.seed, record.from);
  const run = new Run(
    {
      ...parts,
      compiled: model.compiled,
      backend,
      device,
      plan,
      states: start.states,
      from: from ?? (start.iteration > 0 ? startAt(start.iteration) : null),
      settings: document.training,
      learningRate: learningRateOf(document.training.optimizer),
      store: folder,
      clock: systemClock,
      steps: record.steps,
      attempt: (events.at(-1)?.attempt ?? 0) + 1,
      firstSeq: events.at(-1)?.seq ?? 0,
      resumed,
      notices: replaced ? [replaced] : [],
      emit: (event: RunEvent) => announce({ run: request.run, event }),
    },
    request.paused ? 'step' : 'run',
  );
  live.begin(request.run, run);
  try {
    return { status: await run.start() };
  } finally {
    await Promise.all([parts.train, parts.validation, parts.test].map((part) => part?.reader.dispose()));
  }
}

/** Optimizer steps go on counting where a model brings its optimizer's state. */
function startAt(step: number): Pick<Checkpoint, 'position' | 'sums' | 'callbacks' | 'best'> {
  return { position: { epoch: 0, batch: 0, step }, sums: {}, callbacks: {}, best: null };
}

/** The stored plan, so that a resumed run repeats its bits; replaced where it can't be carried out here. */
function reusePlan(
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

/** Fresh start values; where the run starts from a model, its weights by layer name and its optimizer's state where both have it. */
async function startStates(
  { compiled }: PreparedModel,
  seed: number,
  from: string | null,
): Promise<{ states: Readonly<Record<string, HostTensor>>; iteration: number }> {
  const states = compiled.initialize(seed);
  if (from === null) return { states, iteration: 0 };
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
  return { states, iteration: slots > 0 ? model.iteration : 0 };
}
