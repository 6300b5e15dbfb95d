/** @file Bringing in other tools' models: an editable drawing, and a run that holds the weights. */
import { fileSchema, idSchema, messageSchema, procedure, z } from './base.ts';

const importedSchema = z.object({
  project: idSchema,
  run: idSchema.nullable(),
  /** What could not be taken over as it is, in words. */
  notices: z.array(messageSchema),
});

export type Imported = z.infer<typeof importedSchema>;

export const imports = {
  formats: procedure.output(z.array(z.object({ id: z.string(), extension: z.string() }))),
  /** Through the system's dialog; null when it was cancelled. Desktop only. */
  dialog: procedure.output(importedSchema.nullable()),
  file: procedure.input(z.object({ file: fileSchema, name: z.string().max(255) })).output(importedSchema),
};
