/** @file The language that the page speaks now. */
import { type Language, languages, type Text } from '../../engine/core/language.ts';
import { type Stored, stored, useStored } from '../ui/stored.ts';

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

export const language: Stored<Language> = stored(
  'layerloom.language',
  (raw) => languages.find((known) => known === raw) ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'),
  (value) => value,
);

/** Keeps the page's `lang` right from now on. */
export function followLanguage(): void {
  const apply = (): void => {
    document.documentElement.lang = language.get();
  };
  apply();
  language.subscribe(apply);
}

export function useLanguage(): Language {
  return useStored(language);
}

/** Reads a definition's own text. */
export function useSay(): (text: Text) => string {
  const now = useLanguage();
  return (text) => text[now];
}
