/** @file Runs: started, steered, followed, found again. */
import { eventIterator } from '@orpc/contract';
import type { RunEvent } from '../../engine/training/types.ts';
import { documentSchema, idSchema, messageSchema, metricsSchema, procedure, timeSchema, z } from './base.ts';

export const runStatusSchema = z.enum([
  'preparing',
  'running',
  'paused',
  'completed',
  'stopped',
  'interrupted',
  'nan',
  'failed',
]);

const runSchema = z.object({
  id: idSchema,
  /** The drawing's name when it started. */
  name: z.string(),
  /** The project it was started from; null for runs of the command line. */
  project: idSchema.nullable(),
  status: runStatusSchema,
  startedAt: timeSchema,
  /** Planned, complete, and steps done. */
  epochs: z.int(),
  epoch: z.int(),
  step: z.int(),
  stepsPerEpoch: z.int(),
  backend: z.string(),
  device: z.string(),
  /** Seconds that it trained, over all attempts. */
  seconds: z.number(),
  /** Of the last complete epoch. */
  metrics: metricsSchema,
  /** On the test part; null until it was evaluated. */
  test: metricsSchema.nullable(),
  /** Why it ended, where that needs words. */
  reason: messageSchema.nullable(),
  /** A checkpoint is there to go on from. */
  resumable: z.boolean(),
  /** It trains in this app; another app's or the command line's can be watched but not steered. */
  live: z.boolean(),
});

const optionsSchema = z.object({
  backend: z.enum(['auto', 'onnxruntime', 'gpujs', 'reference']).default('auto'),
  /** Starts paused after its first batch: the Step button. */
  singleStep: z.boolean().default(false),
});

/** Training's own events, schema-free: the shell made them, and 20 batches a second are not checked one by one. */
const eventSchema = z.custom<RunEvent>((value) => typeof value === 'object' && value !== null && 'seq' in value);

/**
 * `through` is the `seq` to ask `after` when the stream must be opened anew; `caughtUp` turns true once all that the
 * folder held was sent; `run` comes whenever status or position changed.
 */
const batchSchema = z.object({
  events: z.array(eventSchema),
  through: z.int(),
  caughtUp: z.boolean(),
  run: runSchema.nullable(),
});

export type Run = z.infer<typeof runSchema>;
export type RunEventBatch = z.infer<typeof batchSchema>;

const withId = z.object({ id: idSchema });

export const runs = {
  start: procedure
    .input(z.object({ project: idSchema.nullable(), document: documentSchema, options: optionsSchema.prefault({}) }))
    .output(runSchema),
  pause: procedure.input(withId).output(z.void()),
  /** A paused run goes on; an interrupted, stopped or crashed one goes on from its last checkpoint. */
  resume: procedure.input(withId).output(runSchema),
  stop: procedure.input(withId).output(z.void()),
  /** One batch of a paused run. */
  step: procedure.input(withId).output(z.void()),
  /** Trains a finished run for more epochs, as attempt n + 1 of the same run. */
  continue: procedure.input(withId.extend({ epochs: z.int().min(1).max(100_000) })).output(runSchema),
  /** Latest first. */
  list: procedure.output(z.array(runSchema)),
  get: procedure.input(withId).output(z.object({ run: runSchema, document: documentSchema })),
  /** Events after `after` (0: all), 10-20 batches a second, until the run has ended and everything was sent. */
  events: procedure.input(withId.extend({ after: z.int().min(0).default(0) })).output(eventIterator(batchSchema)),
  /** The list now, then again whenever a run came, went, or changed its status or position. */
  watch: procedure.output(eventIterator(z.array(runSchema))),
  /** Deletes the run's folder; refused while it trains. */
  remove: procedure.input(withId).output(z.void()),
};
