/** @file A message from its code and values, in the reader's language. */
import type { MessageValues } from '../errors.ts';
import type { Language } from '../language.ts';
import { messages } from './index.ts';

/** Fills `{name}` with the value of that name; an unknown code is shown as it is, with its values. */
export function formatMessage(code: string, values: MessageValues, language: Language): string {
  const template = messages[language][code] ?? messages.en[code];
  if (template === undefined) return `${code} ${JSON.stringify(values)}`;
  return fillTemplate(template, values);
}

export function fillTemplate(template: string, values: MessageValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
