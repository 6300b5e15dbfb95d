/** @file Settings that the home keeps: they win over what this browser remembers. */
import { client } from '../bridge/client.ts';
import { language } from '../locales/language.ts';
import { scheme } from '../ui/scheme.ts';

export async function followSettings(): Promise<void> {
  try {
    const kept = await client.settings.get();
    if (kept.language !== null) language.set(kept.language);
    scheme.set(kept.theme);
  } catch {
    // Without a link the browser's own memory serves; the banner says that the link is lost.
  }
}
