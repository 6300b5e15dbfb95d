/** @file Service `projects`: templates, drawings that are open, drawings that were saved. */
import { eventIterator, oc } from '@orpc/contract';
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
  /** Its file can only be read. */
  readOnly: z.boolean(),
  /** Whether edits wait to be saved. */
  unsaved: z.boolean(),
  /** Whether another program wrote the file while edits wait here. */
  changedOnDisk: z.boolean(),
});

export const recentProject = z.object({
  id: identifier,
  name: z.string(),
  place: z.string().nullable(),
  changed: z.string(),
  unsaved: z.boolean(),
});

/** Only the window that holds a drawing may write it: `hold` is the key that `projects.hold` gave. */
const written = z.object({ id: identifier, hold: z.string(), document });

export const projects = {
  templates: oc.output(z.array(template)),
  recent: oc.output(z.array(recentProject)),
  /** `name`: the template's name in the user's language. */
  create: oc.input(z.object({ template: identifier, name: z.string().optional() })).output(project),
  open: oc.input(z.object({ id: identifier })).output(project),
  /** A drawing of its own: `document` is what it holds, `id` whose copy it is. */
  copy: oc.input(z.object({ id: identifier, document })).output(project),
  /** A dialog of the shell; null where the user cancels. The browser shell has none: see `adopt`. */
  choose: oc.output(project.nullable()),
  /** The text of a `.loom` file that the user gave to the page. */
  adopt: oc.input(z.object({ name: z.string(), text: z.string() })).output(project),
  /**
   * For as long as it is listened to, this window is in line for the drawing, or has it at once with `take`; `hold` is null
   * while another one has it, and comes again each time that one has written it.
   */
  hold: oc
    .input(z.object({ id: identifier, take: z.boolean().optional() }))
    .output(eventIterator(z.object({ hold: z.string().nullable() }))),
  /** Keeps the drawing as it stands, so that a reload loses nothing; its file stays as it is. */
  keep: oc.input(written).output(z.void()),
  /**
   * Writes the drawing's file. A drawing without one gets one: the desktop shell asks where (null: the user cancels), the
   * browser shell puts it into the home.
   */
  save: oc
    .input(written.extend({ overwrite: z.boolean() }))
    .output(z.object({ place: z.string(), saved: z.string() }).nullable()),
  /** Asks where; null where the user cancels or the shell has no dialog. */
  saveAs: oc.input(written).output(project.nullable()),
  /** Takes the file as another program left it; edits that were not saved are given up. */
  reload: oc.input(z.object({ id: identifier, hold: z.string() })).output(project),
};
