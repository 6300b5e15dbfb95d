/** @file A run over the reference backend: learning, exact resume, early stopping, numbers that are none. */
import { describe, expect, it, vi } from 'vitest';
import { createReferenceBackend } from '../backends/reference/backend.ts';
import { directReader } from '../data/batches.ts';
import { bindData } from '../data/bind.ts';
import { arrayDataset } from '../data/arrays.ts';
import { analyze } from '../model/analyze.ts';
import { compileModel } from '../model/compile/compile.ts';
import { inputEnds, targetEnds } from '../model/compile/ends.ts';
import { chain } from '../model/document/fixtures.ts';
import type { EarlyStopping, LoomDocument } from '../model/document/types.ts';
import type { Part, RunOptions } from './options.ts';
import { Run } from './run.ts';
import { type Checkpoint, noOrigin, type Origin, type RunEvent } from './types.ts';

/** Two separable clouds: 40 examples of 3 numbers. */
const points = Float32Array.from({ length: 120 }, (_, i) => Math.sin(i * 12.9898) + (Math.floor(i / 3) % 2 === 0 ? 1 : -1));
const labels = Int32Array.from({ length: 40 }, (_, i) => i % 2);

const drawing = (early: EarlyStopping | null = null): LoomDocument => {
  const base = chain(
    [
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dropout', { rate: 0.25 }],
      ['Dense', { units: 2, activation: 'softmax' }],
    ],
    { shape: [3] },
  );
  return {
    ...base,
    training: {
      ...base.training,
      epochs: 3,
      batch_size: 12,
      early_stopping: early,
      optimizer: { type: 'Adam', params: { learning_rate: 0.05 } },
    },
  };
};

interface Trial {
  readonly run: Run;
  readonly events: RunEvent[];
  readonly checkpoints: Checkpoint[];
}

interface Beginning {
  readonly from?: Checkpoint | null;
  readonly x?: Float32Array<ArrayBuffer>;
  readonly lengthened?: number;
  readonly rate?: number;
  /** Milliseconds from one look at the clock to the next. */
  readonly tick?: number;
  readonly steps?: RunOptions['steps'];
  /** A new run that starts from the end of another. */
  readonly after?: { readonly states: Checkpoint['states']; readonly origin: Origin };
}

function prepare(
  document: LoomDocument,
  { from = null, x = points, lengthened = 0, rate = 0.05, tick = 1, steps = 'all', after }: Beginning = {},
  wish: 'run' | 'step' = 'run',
): Trial {
  const { ir } = analyze(document);
  const compiled = compileModel(ir, document.training.optimizer);
  const source = arrayDataset(
    { x: { dtype: 'f32', shape: [40, 3], data: x }, y: { dtype: 'i32', shape: [40], data: labels } },
    'test.npz',
  );
  const ends = [...inputEnds(ir), ...targetEnds(ir)];
  const { data, bindings } = bindData(source, ends, {}, 'test.npz');
  const shapes = Object.fromEntries(ends.map((end) => [end.program, end.shape]));
  const part = (first: number, last: number): Part => ({
    reader: directReader(data.slice(first, last), { bindings, batchSize: 12, shuffle: true, seed: 5 }),
    bindings,
    shapes,
  });
  const events: RunEvent[] = [];
  const checkpoints: Checkpoint[] = [];
  let time = 0;
  const backend = createReferenceBackend();
  const options: RunOptions = {
    compiled,
    backend,
    device: 'test',
    plan: backend.plan(compiled.train, { N: 12, cores: 1 }),
    states: from?.states ?? after?.states ?? compiled.initialize(3),
    from,
    origin: after?.origin ?? from?.origin ?? noOrigin,
    lengthened,
    train: part(0, 32),
    validation: part(32, 40),
    test: null,
    settings: document.training,
    learningRate: rate,
    store: { append: () => undefined, saveCheckpoint: async (checkpoint) => void checkpoints.push(checkpoint) },
    clock: { now: () => (time += tick), breathe: async () => undefined },
    steps,
    attempt: 1,
    firstSeq: 0,
    resumed: from !== null,
    notices: [],
    emit: (event) => events.push(event),
  };
  return { run: new Run(options, wish), events, checkpoints };
}

const lasting = (epochs: number, drawn = drawing()): LoomDocument => ({ ...drawn, training: { ...drawn.training, epochs } });
const stepsOf = (events: readonly RunEvent[]): number[] =>
  events.flatMap((event) => (event.event === 'step' ? [event.step] : []));
const statusOf = (events: readonly RunEvent[]): string | undefined =>
  events.flatMap((event) => (event.event === 'state' ? [event.status] : [])).at(-1);
const losses = (events: readonly RunEvent[]): (number | null)[] =>
  events.flatMap((event) => (event.event === 'step' ? [event.loss] : []));

describe('Run', () => {
  it('trains all epochs, validates each and ends completed', async () => {
    const { run, events, checkpoints } = prepare(drawing());
    expect(await run.start()).toBe('completed');
    expect(losses(events)).toHaveLength(9);
    const epochs = events.flatMap((event) => (event.event === 'epoch' ? [event] : []));
    expect(epochs.map((event) => Object.keys(event.metrics))).toEqual(
      Array(3).fill(['loss', 'accuracy', 'val_loss', 'val_accuracy']),
    );
    expect(epochs[2]?.metrics['loss'] as number).toBeLessThan(epochs[0]?.metrics['loss'] as number);
    expect(checkpoints.at(-1)?.position).toEqual({ epoch: 3, batch: 0, step: 9 });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('goes on bit for bit from a checkpoint in the middle of an epoch', async () => {
    const whole = prepare(drawing());
    await whole.run.start();
    const first = prepare(drawing());
    const started = first.run.start();
    first.run.step();
    await new Promise((resolve) => setTimeout(resolve, 20));
    first.run.stop();
    expect(await started).toBe('stopped');
    const held = first.checkpoints.at(-1) as Checkpoint;
    expect(held.position.batch).toBeGreaterThan(0);
    const rest = prepare(drawing(), { from: held });
    await rest.run.start();
    expect([...losses(first.events), ...losses(rest.events)]).toEqual(losses(whole.events));
    expect(rest.checkpoints.at(-1)?.states).toEqual(whole.checkpoints.at(-1)?.states);
    const epochs = (events: readonly RunEvent[]) => events.flatMap((event) => (event.event === 'epoch' ? [event.metrics] : []));
    expect([...epochs(first.events), ...epochs(rest.events)]).toEqual(epochs(whole.events));
  });

  it('answers guesses between its steps, with the weights of the moment, and trains the same bits', async () => {
    const plain = prepare(drawing());
    await plain.run.start();
    const asked = prepare(drawing());
    const example = { in: [0.5, -1, 0.25] };
    const done = asked.run.start();
    const seen = new Map<number, number>();
    for (let guess = await asked.run.guess(example); guess; guess = await asked.run.guess(example)) {
      const scores = guess.outputs['out'];
      expect(scores?.shape).toEqual([1, 2]);
      const held = seen.get(guess.position.step);
      if (held !== undefined) expect(scores?.data[0]).toBe(held);
      seen.set(guess.position.step, scores?.data[0] as number);
    }
    expect(await done).toBe('completed');
    expect(new Set(seen.values()).size).toBeGreaterThan(2);
    expect(losses(asked.events)).toEqual(losses(plain.events));
    expect(asked.checkpoints.at(-1)?.states).toEqual(plain.checkpoints.at(-1)?.states);
  });

  it('answers while it is paused, and goes on training after a question that nobody can answer', async () => {
    const { run, events } = prepare(drawing());
    const done = run.start();
    run.pause();
    const first = await run.guess({ in: [1, 1, 1] });
    expect(first?.outputs['out']?.data).toHaveLength(2);
    await expect(run.guess({ in: [1, 2] })).rejects.toMatchObject({ code: 'data.predict-shape' });
    await expect(run.guess({ other: [1, 2, 3] })).rejects.toMatchObject({ code: 'data.predict-missing' });
    expect((await run.guess({ in: [1, 1, 1] }))?.outputs).toEqual(first?.outputs);
    run.resume();
    expect(await done).toBe('completed');
    expect(losses(events)).toHaveLength(9);
    expect(await run.guess({ in: [1, 1, 1] })).toBeNull();
  });

  it('stops early and gives back the best weights', async () => {
    const stopping = { monitor: 'val_loss', patience: 0, min_delta: 100, restore_best_weights: true };
    const { run, events, checkpoints } = prepare(drawing(stopping));
    expect(await run.start()).toBe('completed');
    expect(events.filter((event) => event.event === 'epoch')).toHaveLength(2);
    const best = checkpoints.at(-1);
    expect(best?.states['l0/kernel']).toEqual(checkpoints[0]?.states['l0/kernel']);
    expect(checkpoints.map(({ restored }) => restored ?? false)).toEqual([false, false, true]);
    expect(checkpoints[1]?.states['l0/kernel']).not.toEqual(best?.states['l0/kernel']);
  });

  it('stays stopped early when a crash comes between the decision and the end, and goes on where more epochs are asked for', async () => {
    const drawn = drawing({ monitor: 'val_loss', patience: 0, min_delta: 100, restore_best_weights: true });
    const whole = prepare(drawn);
    await whole.run.start();
    const decided = whole.checkpoints.find(({ position }) => position.epoch === 2) as Checkpoint;
    const rest = prepare(drawn, { from: decided });
    expect(await rest.run.start()).toBe('completed');
    expect(losses(rest.events)).toEqual([]);
    expect(rest.checkpoints.at(-1)?.states).toEqual(whole.checkpoints.at(-1)?.states);
    const more = prepare(lasting(5, drawn), { from: decided });
    await more.run.start();
    expect(losses(more.events).length).toBeGreaterThan(0);
  });

  it('goes on after an early stop though the plan comes to the same number of epochs', async () => {
    const drawn = drawing({ monitor: 'val_loss', patience: 1, min_delta: 100, restore_best_weights: false });
    const stopped = prepare(drawn);
    await stopped.run.start();
    const last = stopped.checkpoints.at(-1) as Checkpoint;
    expect(last.position.epoch).toBe(2);
    const more = prepare(drawn, { from: last, lengthened: 1 });
    await more.run.start();
    expect(more.checkpoints.at(-1)?.position.epoch).toBe(3);
  });

  it('trained for 3 epochs and then for 2 more equals 5 in one go, bit for bit', async () => {
    const whole = prepare(lasting(5));
    await whole.run.start();
    const first = prepare(lasting(3));
    await first.run.start();
    const more = prepare(lasting(5), { from: first.checkpoints.at(-1) as Checkpoint, lengthened: 1 });
    await more.run.start();
    expect([...losses(first.events), ...losses(more.events)]).toEqual(losses(whole.events));
    expect(more.checkpoints.at(-1)?.states).toEqual(whole.checkpoints.at(-1)?.states);
    expect(more.events.find((event) => event.event === 'resume')).toMatchObject({ epoch: 3, step: 9, epochs: 5 });
  });

  it('a new run from another one’s weights goes on with its data, its steps and its optimizer, and counts anew', async () => {
    const whole = prepare(lasting(5));
    await whole.run.start();
    const first = prepare(lasting(3));
    await first.run.start();
    const { states } = first.checkpoints.at(-1) as Checkpoint;
    const more = prepare(lasting(2), { after: { states, origin: { epoch: 3, step: 9 } } });
    await more.run.start();
    expect(losses(more.events)).toEqual(losses(whole.events).slice(9));
    expect(more.checkpoints.at(-1)?.states).toEqual(whole.checkpoints.at(-1)?.states);
    expect(more.checkpoints.at(-1)).toMatchObject({ position: { epoch: 2, step: 6 }, origin: { epoch: 3, step: 9 } });
    expect(stepsOf(more.events)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('lengthened by single steps it holds after each, tells each however fast they come, and counts on', async () => {
    const first = prepare(lasting(3));
    await first.run.start();
    const from = first.checkpoints.at(-1) as Checkpoint;
    const more = prepare(lasting(4), { from, lengthened: 1, steps: 'paced' }, 'step');
    const done = more.run.start();
    await vi.waitFor(() => expect(statusOf(more.events)).toBe('paused'));
    expect(stepsOf(more.events)).toEqual([10]);
    more.run.step();
    await vi.waitFor(() => expect(stepsOf(more.events)).toEqual([10, 11]));
    more.run.stop();
    expect(await done).toBe('stopped');
    expect(more.checkpoints.at(-1)?.position).toEqual({ epoch: 3, batch: 2, step: 11 });
  });

  it('names the layer and the step where numbers end', async () => {
    const base = drawing();
    const wild = { ...base, training: { ...base.training, optimizer: { type: 'SGD', params: { learning_rate: 1 } } } };
    const poisoned = points.slice();
    poisoned[4] = Number.NaN;
    const { run, events } = prepare(wild, { x: poisoned });
    expect(await run.start()).toBe('nan');
    const end = events.at(-1);
    expect(end?.event === 'end' && end.reason?.code).toBe('runs.nan-input');
  });

  it('finds the same layer from a state that it kept on the way as from the start of the epoch', async () => {
    const wild = { rate: 1e38 };
    const [slow, fast] = [prepare(drawing(), wild), prepare(drawing(), { ...wild, tick: 600 })];
    expect([await slow.run.start(), await fast.run.start()]).toEqual(['nan', 'nan']);
    expect(fast.events.at(-1)).toMatchObject({ event: 'end', reason: { code: 'runs.nan-layer' } });
    const reason = ({ events }: Trial) => events.flatMap((event) => (event.event === 'end' ? [event.reason] : []));
    expect(reason(fast)).toEqual(reason(slow));
  });
});
