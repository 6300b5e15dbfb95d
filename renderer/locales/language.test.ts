/** @file Which language a window speaks before anybody chose one. */
import { expect, it } from 'vitest';
import { spokenOf } from './language.ts';

it.each([
  [['zh-CN'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['de-CH', 'zh-Hans-CN', 'en'], 'zh-CN'],
  [['de', 'en-GB', 'zh'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('%j: %s', (wanted, spoken) => expect(spokenOf(wanted)).toBe(spoken));
