/** @file Service `settings`: what the user chose, kept in the home; every window hears of a change. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from './zod.ts';

export const settings = z.object({
  /** Null until the user chooses: each window then speaks its own. */
  language: z.enum(['en', 'zh-CN']).nullable(),
  theme: z.enum(['light', 'dark', 'system']),
});

export const settingsService = {
  /** The settings as they are first, then every change. */
  watch: oc.output(eventIterator(settings)),
  set: oc.input(settings.partial()).output(settings),
};
