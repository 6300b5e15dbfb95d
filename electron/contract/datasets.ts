/** @file The data that drawings can be bound to. */
import { idSchema, procedure, z } from './base.ts';

const columnSchema = z.object({
  name: z.string(),
  shape: z.array(z.int()),
  dtype: z.enum(['f32', 'i32']),
  classes: z.int().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
});

const datasetSchema = z.object({
  /** What a document's `data.source` names. */
  id: z.string(),
  title: z.object({ en: z.string(), 'zh-CN': z.string() }),
  columns: z.array(columnSchema),
  splits: z.array(z.object({ name: z.enum(['train', 'test']), length: z.int() })),
});

export type DatasetInfo = z.infer<typeof datasetSchema>;

export const datasets = {
  /** The built-in ones. */
  list: procedure.output(z.array(datasetSchema)),
  /** Any source of a project's document, files included. */
  describe: procedure.input(z.object({ project: idSchema.nullable(), source: z.string() })).output(datasetSchema),
};
