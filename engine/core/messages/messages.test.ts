/** @file Message tables: every code in every language, with the same placeholders. */
import { describe, expect, it } from 'vitest';
import { formatMessage } from './format.ts';
import { messages } from './index.ts';

const placeholders = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))].sort();

describe('messages', () => {
  it('hold every code in every language', () => {
    expect(Object.keys(messages['zh-CN']).sort()).toEqual(Object.keys(messages.en).sort());
  });

  it.each(Object.keys(messages.en))('%s names the same values in every language', (code) => {
    expect(placeholders(messages['zh-CN'][code] ?? '')).toEqual(placeholders(messages.en[code] ?? ''));
  });

  it('are filled with their values', () => {
    expect(formatMessage('model.unknown-loss', { type: 'hinge' }, 'en')).toBe("There is no loss 'hinge'. Choose another loss.");
  });
});
