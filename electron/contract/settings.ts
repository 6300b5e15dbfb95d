/** @file Service `settings`: what the user chose, kept in the home. */
import { oc } from '@orpc/contract';
import { z } from './zod.ts';

export const settings = z.object({
  language: z.enum(['en', 'zh-CN']).nullable(),
  theme: z.enum(['light', 'dark', 'system']),
});

export const settingsService = {
  get: oc.output(settings),
  set: oc.input(settings.partial()).output(settings),
};
