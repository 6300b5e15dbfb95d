/** @file The app itself: what it is, on what it runs, and how its engine is. */
import { eventIterator } from '@orpc/contract';
import { procedure, z } from './base.ts';

const infoSchema = z.object({
  version: z.string(),
  /** `desktop` has dialogs of the system; in the `browser` files are uploaded and downloaded. */
  shell: z.enum(['desktop', 'browser']),
  platform: z.string(),
  /** Of the system; the setting `language` may overrule it. */
  language: z.enum(['en', 'zh-CN']),
  /** Cores that this process may use. */
  cores: z.int(),
});

/**
 * `stuck`: a step takes far longer than it should; the user is asked before anything is killed.
 * `failed`: given up after several starts in a row; `restartEngine` tries again.
 */
const engineStateSchema = z.object({
  state: z.enum(['starting', 'ready', 'stuck', 'restarting', 'failed']),
  /** Starts so far; more than 1 means that it has ended unasked. */
  starts: z.int(),
  /** Why the last one ended; null while none has. */
  reason: z.string().nullable(),
  /** Until the next start, while `restarting`. */
  delayMs: z.number().nullable(),
  /** Ids of the runs that the last crash interrupted; they can be resumed. */
  interrupted: z.array(z.string()),
});

const backendSchema = z.object({
  id: z.enum(['reference', 'onnxruntime', 'gpujs']),
  available: z.boolean(),
  device: z.string().nullable(),
  reason: z.string().nullable(),
});

export type AppInfo = z.infer<typeof infoSchema>;
export type EngineState = z.infer<typeof engineStateSchema>;
export type BackendInfo = z.infer<typeof backendSchema>;

export const app = {
  info: procedure.output(infoSchema),
  /** The state now, then each change. */
  engine: procedure.output(eventIterator(engineStateSchema)),
  restartEngine: procedure.output(z.void()),
  backends: procedure.output(z.array(backendSchema)),
  /** Opens one of Layerloom's own help addresses in the system's browser. */
  openUrl: procedure.input(z.object({ url: z.url({ protocol: /^https$/ }) })).output(z.void()),
};
