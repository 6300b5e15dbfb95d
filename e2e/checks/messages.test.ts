/** @file Every code that the sources use has a message (that languages agree is tested beside the tables). */
import { describe, expect, it } from 'vitest';
import { messages } from '../../engine/core/messages/index.ts';
import { codeFiles, isTest, textOf } from './sources.ts';

const folder = 'engine/core/messages/';

describe('messages', () => {
  it('exist for every code in the sources', () => {
    const known = new Set(Object.keys(messages.en));
    // Where a code is given to what carries it: an error, an issue, a notice.
    const code =
      /(?:LoomError\(|code:|formatMessage\(|issue\(\w+,|changed\(|failed\()\s*['"`]([a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*)['"`]/g;
    const used = codeFiles()
      .filter((path) => /^(engine|electron)\/.*\.ts$/.test(path) && !isTest(path) && !path.startsWith(folder))
      // Definitions carry the sentences of their own issues; the conformance suite looks at them.
      .filter((path) => !path.startsWith('engine/catalog/'))
      .flatMap((path) => [...textOf(path).matchAll(code)].map((match) => ({ path, code: match[1] as string })));
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((each) => !known.has(each.code)).map((each) => `${each.path}: ${each.code}`)).toEqual([]);
  });

  it('are all used', () => {
    const text = codeFiles()
      .filter((path) => /^(engine|electron|renderer)\//.test(path) && !isTest(path) && !path.startsWith(folder))
      .map(textOf)
      .join('\n');
    const unused = Object.keys(messages.en).filter((code) => !new RegExp(`['"\`]${code.replace('.', '\\.')}['"\`]`).test(text));
    // These are put together: from the kind of fix, the code of an issue, the role of a missing end.
    expect(unused.filter((code) => !/^(fix\..*|head\..*|brief\..*|model\.no-(input|output))$/.test(code))).toEqual([]);
  });
});
