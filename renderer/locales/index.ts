/** @file The app's own words. English keys are the type; another language must have them all. */
import type { Language } from '../../engine/core/language.ts';
import { en } from './en/index.ts';
import { language, useLanguage } from './language.ts';
import { zhCN } from './zh-CN/index.ts';

type Areas = typeof en;
/** `area.key`. */
export type TextKey = { [A in keyof Areas & string]: `${A}.${keyof Areas[A] & string}` }[keyof Areas & string];
type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

const tables: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = { en, 'zh-CN': zhCN };

/**
 * The text of `key` with `{name}` replaced. A text `one | other` is chosen by `values.count`.
 * Counts get thousands separators; shapes and other numbers come as strings.
 */
export function translate(to: Language, key: TextKey, values: TextValues = {}): string {
  const dot = key.indexOf('.');
  const whole = tables[to][key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key;
  const [one, other] = whole.split(' | ');
  const template = other !== undefined && values['count'] !== 1 ? other : (one ?? whole);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) return `{${name}}`;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}

/** 16880 -> `16,880`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en');
}

/** Outside React: for commands, notifications, announcements. */
export const say: Translate = (key, values) => translate(language.get(), key, values);

const speaking: Readonly<Record<Language, Translate>> = {
  en: (key, values) => translate('en', key, values),
  'zh-CN': (key, values) => translate('zh-CN', key, values),
};

/** The translate function; the component draws itself again when the language changes. */
export function useText(): Translate {
  return speaking[useLanguage()];
}
