/** @file Service `datasets`: data files in, what they hold, a few examples of them, and data for runs that came without. */
import { oc } from '@orpc/contract';
import { document, identifier } from './document.ts';
import { project } from './projects.ts';
import { z } from './zod.ts';

/** A data file may be this large, packed. Bytes. */
export const largestDataFile = 256 * 2 ** 20;

/** A built-in sample's id, or what the drawing calls a file of its own. */
const source = z.string().max(255);

const arrayFacts = z.object({
  name: z.string(),
  /** The number of examples first. */
  shape: z.array(z.number()),
  /** As the file stores it, in numpy's words. */
  element: z.string(),
  dtype: z.enum(['f32', 'i32']),
  range: z.tuple([z.number(), z.number()]),
  whole: z.boolean(),
  /** The first example that holds no number. */
  broken: z.object({ place: z.number(), value: z.string() }).nullable(),
});

export const dataset = z.object({ source, arrays: z.array(arrayFacts) });

export const dataSamples = z.object({
  indices: z.array(z.number()),
  arrays: z.array(z.object({ name: z.string(), shape: z.array(z.number()), values: z.array(z.array(z.number())) })),
});

const metrics = z.record(z.string(), z.number().nullable());

export const datasets = {
  /**
   * An `.npz`, or some `.npy`; the drawing can read it from then on. `project` null: a new drawing is made that suits the
   * data, and answered.
   */
  add: oc
    .input(
      z.object({
        project: identifier.nullable(),
        files: z
          .array(z.object({ name: z.string().max(255), file: z.instanceof(Blob) }))
          .min(1)
          .max(8),
      }),
    )
    .output(z.object({ dataset, project: project.nullable() })),
  describe: oc.input(z.object({ project: identifier, source })).output(dataset),
  samples: oc
    .input(z.object({ project: identifier, source, arrays: z.array(z.string()).max(8), count: z.int().min(1).max(100) }))
    .output(dataSamples),
  /** Gives a run that was imported the data of its drawing, and tests its weights with it. */
  bindRun: oc.input(z.object({ run: identifier, project: identifier, document })).output(z.object({ metrics })),
};
