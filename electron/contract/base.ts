/** @file What every procedure shares: zod without code generation, the one typed error, and small schemas. */
import { oc } from '@orpc/contract';
import { z } from '../../engine/model/document/zod.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';

export { z };

/**
 * The start of every procedure. `LOOM` carries an error as data; the page makes the sentence from `code` and `values`
 * in the reader's language (`engine/core/messages`).
 */
export const procedure = oc.errors({
  LOOM: {
    status: 422,
    data: z.object({
      code: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
      fault: z.enum(['input', 'usage', 'internal']),
    }),
  },
});

/** Ids are opaque and made by the shell; no path is ever one. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/**
 * A drawing as the page holds it. Only its outline is checked here: a drawing that breaks a rule must still be saved,
 * and `runs.start` reads it with the document's own schema.
 */
export const documentSchema = z.custom<LoomDocument>(
  (value) => typeof value === 'object' && value !== null && 'graphs' in value && 'training' in value,
  { error: 'expected a Layerloom document' },
);

export const metricsSchema = z.record(z.string(), z.number().nullable());

export const messageSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** ISO 8601, UTC. */
export const timeSchema = z.string();

/** A `Blob` or `File`, on either side of either transport. */
export interface FileLike {
  readonly size: number;
  readonly name?: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export const fileSchema = z.custom<FileLike>(
  (value) => typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'size' in value,
  { error: 'expected a file' },
);
