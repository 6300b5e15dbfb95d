/** @file Drawings: made from templates, opened, saved, found again. */
import { documentSchema, idSchema, fileSchema, procedure, timeSchema, z } from './base.ts';

const localText = z.object({ en: z.string(), 'zh-CN': z.string() });

const templateSchema = z.object({
  id: z.string(),
  title: localText,
  summary: localText,
  /** For the picture on the card. */
  document: documentSchema,
});

const projectSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Where it lies, for the eye only; null while it was never saved. */
  location: z.string().nullable(),
  changedAt: timeSchema,
  /** The home holds changes that its file does not. */
  unsaved: z.boolean(),
  /** Somebody else writes it, or it comes from a newer version. */
  readOnly: z.boolean(),
});

const issueSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  node: z.string().nullable(),
});

const openedSchema = z.object({
  project: projectSchema,
  document: documentSchema,
  /** What a repair changed while it was read. */
  repairs: z.array(issueSchema),
});

export type Template = z.infer<typeof templateSchema>;
export type Project = z.infer<typeof projectSchema>;
export type OpenedProject = z.infer<typeof openedSchema>;

const withId = z.object({ id: idSchema });

export const projects = {
  templates: procedure.output(z.array(templateSchema)),
  create: procedure.input(z.object({ template: z.string() })).output(openedSchema),
  /** By id: with the unsaved changes that the home holds. */
  open: procedure.input(withId).output(openedSchema),
  /** Through the system's dialog; null when it was cancelled. Desktop only. */
  openDialog: procedure.output(openedSchema.nullable()),
  /** A file that the page was given. It becomes an unsaved project. */
  openFile: procedure.input(z.object({ file: fileSchema, name: z.string() })).output(openedSchema),
  /** Latest first, unsaved ones included. */
  recent: procedure.output(z.array(projectSchema)),
  /** Keeps changes in the home, so that nothing is lost; the file stays as it is. */
  autosave: procedure.input(withId.extend({ document: documentSchema })).output(projectSchema),
  /**
   * Writes the file; one that was never saved is asked for (desktop) or gets a place in the home's folder (browser).
   * Null when the dialog was cancelled. Fails with `projects.changed-on-disk` unless `overwrite`.
   */
  save: procedure
    .input(withId.extend({ document: documentSchema, overwrite: z.boolean().default(false) }))
    .output(projectSchema.nullable()),
  /** Under a name of its own; the project is then that file. Null when the dialog was cancelled. */
  saveAs: procedure.input(withId.extend({ document: documentSchema, name: z.string() })).output(projectSchema.nullable()),
  /** Takes it out of the list; a saved file stays, unsaved changes go. */
  forget: procedure.input(withId).output(z.void()),
};
