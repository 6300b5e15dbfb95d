/** @file What a run makes of the test part: loss and metrics, the confusion matrix, the worst guesses. */
import { idSchema, metricsSchema, procedure, z } from './base.ts';

const guessSchema = z.object({
  /** Place in the test part. */
  index: z.int(),
  label: z.int(),
  guess: z.int(),
  /** Probability that the model gave its guess, and that it gave the truth. */
  confidence: z.number(),
  truth: z.number(),
  /** The first input, in the data's own range. */
  picture: z.object({ shape: z.array(z.int()), values: z.array(z.number()) }),
});

const resultsSchema = z.object({
  metrics: metricsSchema,
  examples: z.int(),
  /** `confusion[label][guess]` counts; null where the first output doesn't classify. */
  confusion: z.array(z.array(z.int())).nullable(),
  /** Wrong ones only, the most confident first, 24 at most. */
  worst: z.array(guessSchema),
});

export type Results = z.infer<typeof resultsSchema>;
export type WrongGuess = z.infer<typeof guessSchema>;

export const results = {
  /** Fails with `results.no-test` where the data has no test part. */
  get: procedure.input(z.object({ run: idSchema })).output(resultsSchema),
};
