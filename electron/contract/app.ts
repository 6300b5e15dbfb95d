/** @file Service `app`: what the page runs in, and how the engine is. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from './zod.ts';

export const appInfo = z.object({ version: z.string(), shell: z.enum(['desktop', 'browser']), platform: z.string() });

/** `stuck`: no answer for far longer than ever before; nothing is ended unless the user says so. */
export const engineState = z.object({ state: z.enum(['starting', 'ready', 'stuck', 'restarting']), restarts: z.number() });

export const backend = z.object({
  id: z.string(),
  available: z.boolean(),
  device: z.string().nullable(),
  reason: z.string().nullable(),
});

export const app = {
  info: oc.output(appInfo),
  /** The present state first, then every change. */
  engine: oc.output(eventIterator(engineState)),
  /** Ends an engine that is stuck; it starts again, and what it trained can be resumed. */
  endEngine: oc.output(z.void()),
  /** Opens one more window of the desktop app; false in the browser, which opens its own. */
  newWindow: oc.output(z.object({ done: z.boolean() })),
  backends: oc.output(z.array(backend)),
};
