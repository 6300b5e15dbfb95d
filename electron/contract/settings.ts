/** @file What the user has chosen for the app; kept in the home. */
import { procedure, z } from './base.ts';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['system', 'en', 'zh-CN']).default('system'),
});

export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: procedure.output(settingsSchema),
  /** Only what is given changes; answers with all of it. */
  set: procedure
    .input(
      z.object({
        theme: z.enum(['system', 'light', 'dark']).optional(),
        language: z.enum(['system', 'en', 'zh-CN']).optional(),
      }),
    )
    .output(settingsSchema),
};
