/** @file One prediction, for the drawing pad. */
import { documentSchema, idSchema, procedure, z } from './base.ts';

const tensorSchema = z.object({ shape: z.array(z.int()), values: z.array(z.number()) });

const predictionSchema = z.object({
  /** By the Output node's name; shapes without the batch. */
  outputs: z.record(z.string(), tensorSchema),
  /** The run that served it; null: the untrained start weights. */
  run: idSchema.nullable(),
  milliseconds: z.number(),
});

export type Prediction = z.infer<typeof predictionSchema>;

export const predict = {
  /** `run` null: the document with the start weights of its seed. Inputs by the Input node's name, in the data's own range. */
  one: procedure
    .input(
      z.object({
        run: idSchema.nullable(),
        document: documentSchema,
        inputs: z.record(z.string(), z.array(z.number()).max(1_000_000)),
      }),
    )
    .output(predictionSchema),
};
