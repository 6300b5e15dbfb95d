/** @file Every message exists in every language, with the same values; every code that is used has a message. */
import { describe, expect, it } from 'vitest';
import { codeFiles, filesUnder, isTest, root, textOf } from './sources.ts';

const folder = 'engine/core/messages';
const languages = ['en', 'zh-CN'];
const areas = [
  ...new Set(filesUnder(folder, /\.(en|zh-CN)\.ts$/).map((path) => path.slice(folder.length + 1).split('.')[0] as string)),
];

async function tableOf(area: string, language: string): Promise<Record<string, string>> {
  const module: Record<string, Record<string, string>> = await import(`${root}/${folder}/${area}.${language}.ts`);
  return Object.values(module)[0] ?? {};
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('messages', () => {
  it.each(areas)('of area %s are the same in every language', async (area) => {
    const tables = await Promise.all(languages.map((language) => tableOf(area, language)));
    const shape = tables.map((table) =>
      Object.fromEntries(Object.entries(table).map(([code, text]) => [code, placeholders(text)])),
    );
    expect(shape[1]).toEqual(shape[0]);
    expect(Object.values(tables[0] ?? {}).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('exist for every code in the sources', async () => {
    const known = new Set((await Promise.all(areas.map((area) => tableOf(area, 'en')))).flatMap((table) => Object.keys(table)));
    const code = new RegExp(`['"\`]((?:${areas.join('|')})\\.[a-z0-9-]+)['"\`]`, 'g');
    const used = codeFiles()
      .filter((path) => /^(engine|electron)\//.test(path) && !isTest(path) && !path.startsWith(folder))
      .flatMap((path) => [...textOf(path).matchAll(code)].map((match) => ({ path, code: match[1] as string })));
    expect(used.filter((each) => !known.has(each.code)).map((each) => `${each.path}: ${each.code}`)).toEqual([]);
  });
});
