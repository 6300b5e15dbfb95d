/** @file Trains a run from its folder: a new one, or one that goes on from its last checkpoint. */
import { basename } from 'node:path';
import { learningRateOf } from '../../model/optimizer.ts';
import { Run } from '../../training/run.ts';
import type { RunAnnouncement, TrainAnswer } from '../../training/protocol.ts';
import type { RunEvent } from '../../training/types.ts';
import type { Backends } from '../backends.ts';
import { systemClock } from '../clock.ts';
import type { LiveRuns } from '../live-runs.ts';
import { checkMemory, prepareData, prepareModel } from '../prepare.ts';
import { RunFolder } from '../run-folder.ts';
import { beginning, nextCount, reusePlan } from './beginning.ts';

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
  const count = nextCount(folder);
  const emit = (event: RunEvent): void => announce({ run: request.run, event });
  const tell = async (stage: 'reading' | 'compiling'): Promise<void> => {
    emit({ seq: count.firstSeq, attempt: count.attempt, event: 'stage', stage, data: basename(record.data) });
    await systemClock.breathe();
  };
  await tell('reading');
  const model = prepareModel(document);
  checkMemory(model, document.training.batch_size);
  const { backend, device } = await backends.choose(record.backend, model.compiled.train);
  const resumed = request.mode === 'resume';
  // One that was cut off before its first checkpoint begins again: the same seed gives the same numbers.
  const from = resumed && folder.checkpoints().length > 0 ? folder.readCheckpoint() : null;
  const parts = prepareData(document, model, record.data, record.limit, worker);
  await tell('compiling');
  const planned = backend.plan(model.compiled.train, { N: document.training.batch_size, cores: backends.cores });
  const { plan, replaced } = reusePlan(from, planned, backends.cores);
  const run = new Run(
    {
      ...parts,
      compiled: model.compiled,
      backend,
      device,
      plan,
      ...(await beginning(from, model, document.training.seed, record.from)),
      lengthened: record.lengthened ?? 0,
      settings: document.training,
      learningRate: learningRateOf(document.training.optimizer),
      store: folder,
      clock: systemClock,
      steps: record.steps,
      ...count,
      resumed,
      notices: replaced ? [replaced] : [],
      emit,
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
