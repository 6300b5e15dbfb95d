/** @file Service `runs`: start, watch and steer training; what came of it. */
import { eventIterator, oc } from '@orpc/contract';
import type { RunEvent } from '../../engine/training/types.ts';
import { document, identifier } from './document.ts';
import { z } from './zod.ts';

export const runStatus = z.enum(['preparing', 'running', 'paused', 'completed', 'stopped', 'interrupted', 'nan', 'failed']);

const metrics = z.record(z.string(), z.number().nullable());

export const runSummary = z.object({
  id: identifier,
  /** Counted from 1 over the runs of its drawing. */
  number: z.number(),
  project: identifier.nullable(),
  name: z.string(),
  created: z.string(),
  status: runStatus,
  /** Epochs done and planned. */
  epoch: z.number(),
  epochs: z.number(),
  step: z.number(),
  seconds: z.number(),
  optimizer: z.string(),
  metrics,
  test: metrics.nullable(),
  /** Whether there is a checkpoint to go on from or to export. */
  hasWeights: z.boolean(),
  /** Its weights came from a file and were never trained here. */
  imported: z.boolean(),
});

/** Shape and meaning are the engine's; the page only folds them. */
export const runEvent = z.custom<RunEvent>((value) => typeof value === 'object' && value !== null && 'event' in value);

export const worstGuess = z.object({
  index: z.number(),
  label: z.number(),
  guess: z.number(),
  probability: z.number(),
  shape: z.array(z.number()),
  picture: z.array(z.number()),
});

export const results = z.object({
  metrics,
  confusion: z.array(z.array(z.number())).nullable(),
  worst: z.array(worstGuess),
  examples: z.number(),
  /** `train`: the data holds no test part, these are all of its examples. */
  from: z.enum(['test', 'train']),
});

const run = z.object({ run: identifier });

export const runs = {
  /** `step`: take one step and wait. */
  start: oc.input(z.object({ project: identifier.nullable(), document, step: z.boolean() })).output(run),
  control: oc
    .input(z.object({ run: identifier, action: z.enum(['pause', 'resume', 'step', 'stop']) }))
    .output(z.object({ done: z.boolean() })),
  /** Goes on where it stopped; `epochs` more where the run is finished. */
  resume: oc.input(z.object({ run: identifier, epochs: z.int().min(0).max(100_000) })).output(run),
  list: oc.output(z.array(runSummary)),
  document: oc.input(run).output(document),
  /** Events after sequence number `after`, a handful at a time; ends when the run does. */
  events: oc.input(z.object({ run: identifier, after: z.int().min(0) })).output(eventIterator(z.array(runEvent))),
  results: oc.input(run).output(results),
  /** One example through a run's weights, or through a drawing's start weights; outputs by name. */
  predict: oc
    .input(z.object({ run: identifier.nullable(), document, input: z.array(z.number()).max(1_000_000) }))
    .output(z.object({ outputs: z.record(z.string(), z.array(z.number())) })),
};
