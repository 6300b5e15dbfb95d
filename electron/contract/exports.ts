/** @file Service `exports`: models out to files, and in from files. */
import { oc } from '@orpc/contract';
import { identifier } from './document.ts';
import { project } from './projects.ts';
import { z } from './zod.ts';

export const format = z.object({
  id: z.string(),
  extension: z.string(),
  readers: z.array(z.string()),
  exports: z.boolean(),
  imports: z.boolean(),
  loaders: z.array(z.enum(['keras', 'tf_keras', 'onnxruntime'])),
  outputNames: z.enum(['layer', 'output']),
  holdsOptimizer: z.boolean(),
});

export const exported = z.object({
  name: z.string(),
  bytes: z.number(),
  /** Largest difference of predictions after reading the file back; null where the format can't be read here. */
  difference: z.number().nullable(),
  compared: z.number(),
  /** On examples of the test part, of the data where no part is kept for tests, or on numbers drawn by chance. */
  against: z.enum(['test', 'train', 'random']),
  /** Where the desktop shell wrote it; null in the browser, which gets the bytes. */
  place: z.string().nullable(),
  file: z.instanceof(Blob).nullable(),
});

/** What could not be taken over; the sentence is made in the page. */
const warning = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

export const exports = {
  formats: oc.output(z.array(format)),
  /** `name` is what the file is called where the user doesn't say otherwise. Null where the user cancels the dialog. */
  export: oc
    .input(
      z.object({ run: identifier, format: z.string(), weights: z.enum(['last', 'best', 'auto']), name: z.string().max(1000) }),
    )
    .output(exported.nullable()),
  /** Shows the last written file in the system's file manager; false in the browser. */
  reveal: oc.input(z.object({ run: identifier })).output(z.object({ done: z.boolean() })),
  /** A foreign model: a new drawing, and a run that holds its weights. */
  import: oc
    .input(z.object({ name: z.string().max(255), file: z.instanceof(Blob) }))
    .output(z.object({ project, run: identifier, warnings: z.array(warning) })),
};
