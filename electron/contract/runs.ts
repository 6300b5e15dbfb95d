/** @file Service `runs`: start, watch and steer training; what came of it. */
import { eventIterator, oc } from '@orpc/contract';
import type { Change } from '../../engine/model/diff.ts';
import type { RunEvent } from '../../engine/training/types.ts';
import { document, identifier } from './document.ts';
import { z } from './zod.ts';

export const runStatus = z.enum(['preparing', 'running', 'paused', 'completed', 'stopped', 'interrupted', 'nan', 'failed']);

/** Shape and meaning are the engine's; the page says it in words. */
const change = z.custom<Change>((value) => typeof value === 'object' && value !== null && 'kind' in value);

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
  /** The last test, and where the run stood then: with the step of now it is of these weights, else of earlier ones. */
  test: metrics.nullable(),
  tested: z.object({ epoch: z.number(), batch: z.number(), step: z.number() }).nullable(),
  /** Whether there is a checkpoint to go on from or to export. */
  hasWeights: z.boolean(),
  /** Its weights came from a file and were never trained here. */
  imported: z.boolean(),
  /** What the user calls it; null: by its number. */
  label: z.string().nullable(),
  /** Epoch of the best weights, where they are kept. */
  best: z.number().nullable(),
  /** Against the run before of the same drawing; null where there is none. */
  changes: z.array(change).nullable(),
});

/** Shape and meaning are the engine's; the page only folds them. */
export const runEvent = z.custom<RunEvent>((value) => typeof value === 'object' && value !== null && 'event' in value);

export const results = z.object({
  metrics,
  /** Rows: label, columns: guess; null for a model that names no classes. */
  confusion: z.array(z.array(z.number())).nullable(),
  examples: z.number(),
  /** `train`: the data holds no test part, these are all of its examples. */
  from: z.enum(['test', 'train']),
  weights: z.object({ kind: z.enum(['last', 'best']), epoch: z.number(), batch: z.number() }),
});

export const testPicture = z.object({
  index: z.number(),
  label: z.number(),
  guess: z.number(),
  certainty: z.number(),
  /** Height, width, channels; null where an example is no picture. */
  shape: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** 0..255, row by row. */
  pixels: z.array(z.number()),
});

/** A cell of the matrix; null: all mistakes. */
export const cell = z.object({ label: z.int().min(0), guess: z.int().min(0) }).nullable();

const run = z.object({ run: identifier });

export const runs = {
  /** `step`: take one step and wait. */
  start: oc.input(z.object({ project: identifier.nullable(), document, step: z.boolean() })).output(run),
  control: oc
    .input(z.object({ run: identifier, action: z.enum(['pause', 'resume', 'step', 'stop']) }))
    .output(z.object({ done: z.boolean() })),
  /** Goes on where it stopped: for so many more epochs, or (0) as far as planned. `step`: one batch, then a wait. */
  resume: oc.input(z.object({ run: identifier, epochs: z.int().min(0).max(100_000), step: z.boolean() })).output(run),
  list: oc.output(z.array(runSummary)),
  document: oc.input(run).output(document),
  /** Events after sequence number `after`, a handful at a time; ends when the run does. */
  events: oc.input(z.object({ run: identifier, after: z.int().min(0) })).output(eventIterator(z.array(runEvent))),
  results: oc.input(run).output(results),
  /** Examples of a cell: of mistakes those that the net was surest of first. */
  pictures: oc
    .input(z.object({ run: identifier, cell, offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(z.object({ total: z.number(), pictures: z.array(testPicture) })),
  /** An empty name brings the number back. */
  rename: oc.input(z.object({ run: identifier, name: z.string().max(60) })).output(z.void()),
  /** For good; refused while somebody trains it. */
  delete: oc.input(run).output(z.void()),
  /**
   * One example, by input name, through a run's weights (of this moment, where it trains) or a drawing's start weights. Gives
   * outputs by name, and how long the weights were trained.
   */
  predict: oc
    .input(
      z.object({
        model: z.union([z.object({ run: identifier, weights: z.enum(['last', 'best']) }), z.object({ document })]),
        example: z.record(z.string(), z.array(z.number()).max(1_000_000)),
      }),
    )
    .output(
      z.object({
        outputs: z.record(z.string(), z.array(z.number())),
        epoch: z.number(),
        step: z.number(),
        live: z.boolean(),
      }),
    ),
};
