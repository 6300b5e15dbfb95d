/** @file Settings that the home keeps for all windows: they win over what this browser remembers. */
import type { Language } from '../../../engine/core/language.ts';
import { client } from '../../bridge/client.ts';
import { subscribe } from '../../bridge/subscribe.ts';
import { language } from '../../locales/language.ts';
import { type Scheme, scheme } from '../../ui/scheme.ts';
import { attempt } from '../notify.tsx';

interface Choice {
  /** Null: each window's own. */
  readonly language?: Language | null;
  readonly theme?: Scheme;
}

/** Milliseconds; what this browser remembers is good enough then. */
const patience = 300;

/** Chosen while there was no link: told to the home when there is one again. */
let untold: Choice | null = null;

function apply(choice: Choice): void {
  if (choice.language !== undefined) language.choose(choice.language);
  if (choice.theme !== undefined) scheme.set(choice.theme);
}

/** What the user chooses shows at once, in every window. */
export function choose(choice: Choice): void {
  apply(choice);
  const all = { ...untold, ...choice };
  untold = all;
  attempt(async () => {
    await client.settings.set(all);
    if (untold === all) untold = null;
  });
}

/** Follows them from now on. Resolves with the first answer, or after a moment without one: no page is drawn in the wrong language first. */
export function followSettings(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    let fresh = true;
    const open = (signal: AbortSignal) => {
      fresh = true;
      return client.settings.watch(undefined, { signal });
    };
    const take = (kept: Choice): void => {
      if (untold === null) apply(kept);
      else if (fresh) choose(untold);
      fresh = false;
      resolve();
    };
    void subscribe(open, take, new AbortController().signal).catch(() => resolve());
  });
}
