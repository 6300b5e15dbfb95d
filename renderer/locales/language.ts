/** @file The language that the page speaks now: the one that the user chose, else the window's own. */
import { useSyncExternalStore } from 'react';
import { type Language, languages, type Text } from '../../engine/core/language.ts';
import { stored } from '../ui/stored.ts';

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

const chosen = stored<Language | null>(
  'layerloom.language',
  (raw) => languages.find((known) => known === raw) ?? null,
  (value) => value ?? '',
);

/** The first that we speak of the languages that a window asks for. */
export function spokenOf(wanted: readonly string[]): Language {
  for (const each of wanted) {
    const known = languages.find((language) => language.split('-')[0] === each.toLowerCase().split('-')[0]);
    if (known) return known;
  }
  return 'en';
}

/** What the window asks for, until that changes: reading it from the browser costs a drawing of 300 nodes milliseconds. */
let own: Language | null = null;

export const language = {
  get: (): Language => {
    own ??= spokenOf(navigator.languages);
    return chosen.get() ?? own;
  },
  /** Null: the window's own, as long as it changes. */
  choose: (value: Language | null): void => chosen.set(value),
  subscribe: (listener: () => void): (() => void) => {
    const leave = chosen.subscribe(listener);
    const change = (): void => {
      own = null;
      listener();
    };
    addEventListener('languagechange', change);
    return () => {
      leave();
      removeEventListener('languagechange', change);
    };
  },
};

/** Keeps the page's `lang` right from now on. */
export function followLanguage(): void {
  const apply = (): void => {
    document.documentElement.lang = language.get();
  };
  apply();
  language.subscribe(apply);
}

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

/** What the user chose; null: nothing yet. */
export function useChosenLanguage(): Language | null {
  return useSyncExternalStore(chosen.subscribe, chosen.get);
}

/** Reads a definition's own text. */
export function useSay(): (text: Text) => string {
  const now = useLanguage();
  return (text) => text[now];
}
