/** @file A drawing on the wire: checked by the document's own schema. */
import { documentSchema } from '../../engine/model/document/schema.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { z } from './zod.ts';

export const document = documentSchema as unknown as z.ZodType<LoomDocument, LoomDocument>;

/** Names are opaque: never a path. */
export const identifier = z.string().regex(/^[A-Za-z0-9._-]{1,80}$/);
