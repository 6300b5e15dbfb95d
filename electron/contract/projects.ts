/** @file Service `projects`: templates, drawings that are open, drawings that were saved. */
import { oc } from '@orpc/contract';
import { document, identifier } from './document.ts';
import { z } from './zod.ts';

const text = z.object({ en: z.string(), 'zh-CN': z.string() });

export const template = z.object({
  id: identifier,
  order: z.number(),
  text: z.object({ title: text, summary: text, note: text }),
  document,
});

export const project = z.object({
  id: identifier,
  document,
  /** Where it is saved, for people to read; null while it is only kept in the home. */
  place: z.string().nullable(),
  readOnly: z.boolean(),
});

export const recentProject = z.object({ id: identifier, name: z.string(), place: z.string().nullable(), changed: z.string() });

export const projects = {
  templates: oc.output(z.array(template)),
  recent: oc.output(z.array(recentProject)),
  create: oc.input(z.object({ template: identifier })).output(project),
  open: oc.input(z.object({ id: identifier })).output(project),
  /** A dialog of the shell; null where the user cancels. The browser shell has none: see `adopt`. */
  choose: oc.output(project.nullable()),
  /** The text of a `.loom` file that the user gave to the page. */
  adopt: oc.input(z.object({ name: z.string(), text: z.string() })).output(project),
  /** Keeps the drawing: in its file where it has one, else in the home. */
  save: oc.input(z.object({ id: identifier, document })).output(z.object({ place: z.string().nullable(), saved: z.string() })),
  /** Asks where; null where the user cancels or the shell has no dialog. */
  saveAs: oc.input(z.object({ id: identifier, document })).output(project.nullable()),
};
