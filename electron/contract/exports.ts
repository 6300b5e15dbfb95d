/** @file Taking the trained model away: formats, destinations, the export itself with its proof. */
import { eventIterator } from '@orpc/contract';
import { idSchema, procedure, z } from './base.ts';

const formatSchema = z.object({
  id: z.string(),
  /** With its dot. */
  extension: z.string(),
  /** The optimizer's variables go along, so that training elsewhere goes on exactly. */
  optimizer: z.boolean(),
});

const destinationSchema = z.object({
  /** Stands for the place that the user chose; good for one export. */
  token: idSchema,
  /** For the eye only. */
  location: z.string(),
});

const progressSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), phase: z.enum(['collecting', 'writing', 'checking']), fraction: z.number() }),
  z.object({
    event: z.literal('done'),
    fileName: z.string(),
    location: z.string(),
    bytes: z.int(),
    /** Largest difference between our predictions and those of the file read back; null where we cannot read the format. */
    difference: z.number().nullable(),
    /** In the browser: a relative address that gives the file, for ten minutes. */
    download: z.string().nullable(),
  }),
]);

export type ExportFormat = z.infer<typeof formatSchema>;
export type ExportProgress = z.infer<typeof progressSchema>;

export const exports = {
  formats: procedure.output(z.array(formatSchema)),
  /** Asks where to (desktop); null when it was cancelled. */
  choose: procedure
    .input(z.object({ format: z.string(), name: z.string() }))
    .output(destinationSchema.nullable()),
  /** `destination` null (browser): the file, named `name`, is made for download. */
  start: procedure
    .input(
      z.object({
        run: idSchema,
        format: z.string(),
        weights: z.enum(['last', 'best']).default('last'),
        destination: idSchema.nullable(),
        /** Without folder and extension. */
        name: z.string().max(200),
      }),
    )
    .output(eventIterator(progressSchema)),
};
