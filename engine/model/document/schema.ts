/** @file The document's schema. Absent optional fields take Keras' defaults; wrong ones are named, never guessed. */
import type { LoomDocument } from './types.ts';
import { z } from './zod.ts';

export const currentVersion = 1;

const values = z.record(z.string(), z.unknown());
const ref = z.object({ type: z.string(), params: values.default({}) });
const coordinate = z.number();

export const nodeSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  name: z.string(),
  params: values.optional(),
  shares: z.string().optional(),
  position: z.object({ x: coordinate, y: coordinate }).default({ x: 0, y: 0 }),
});

export const edgeSchema = z.object({
  id: z.string().min(1),
  source: z.string(),
  sourcePort: z.string(),
  target: z.string(),
  targetPort: z.string(),
});

const graphSchema = z.object({ nodes: z.array(nodeSchema), edges: z.array(edgeSchema) });

const earlyStoppingSchema = z.object({
  monitor: z.string().default('val_loss'),
  patience: z.number().default(0),
  min_delta: z.number().default(0),
  restore_best_weights: z.boolean().default(false),
});

/** Numbers that no run can use are problems of the drawing, with a repair: it opens all the same. */
export const trainingSchema = z.object({
  epochs: z.number().default(1),
  batch_size: z.number().default(32),
  validation_split: z.number().default(0),
  shuffle: z.boolean().default(true),
  seed: z.number().default(0),
  optimizer: ref.default({ type: 'RMSprop', params: {} }),
  early_stopping: earlyStoppingSchema.nullable().default(null),
});

export const documentSchema = z.object({
  version: z.literal(currentVersion),
  name: z.string().default(''),
  graphs: z.object({ main: graphSchema }).catchall(graphSchema),
  training: trainingSchema,
  data: z
    .object({
      source: z.string().default(''),
      columns: z.record(z.string(), z.string()).default({}),
      test: z.record(z.string(), z.string()).optional(),
      test_split: z.number().min(0).lt(1).optional(),
      scale: z.record(z.string(), z.number()).optional(),
    })
    .default({ source: '', columns: {} }),
});

/** The settings that a new document and an imported model without a compile config start with. */
export function defaultTraining(): LoomDocument['training'] {
  return trainingSchema.parse({}) as LoomDocument['training'];
}
