/** @file What layers that join several inputs say when a wire is missing. */
import type { Text } from '../../core/language.ts';

const code = 'model.missing-input';

/** Sentences for `issues`. */
export const lonely: Readonly<Record<string, Text>> = Object.freeze({
  [code]: {
    en: 'It joins at least {expected} inputs and has {received}. Draw another wire to it.',
    'zh-CN': '至少需要 {expected} 个输入，现有 {received} 个。请再接一条连线。',
  },
});

/** Words for `heads`. */
export const lonelyHead: Readonly<Record<string, Text>> = Object.freeze({
  [code]: { en: 'needs another wire', 'zh-CN': '还缺一条连线' },
});
