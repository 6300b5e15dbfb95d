/** @file Settings: never a reason not to start, and no change lost to another one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHome } from './home.ts';
import { SettingsService } from './settings.ts';

const defaults = { language: null, theme: 'system' };
let folder: string;
let file: string;
let settings: SettingsService;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-settings-'));
  file = join(folder, 'settings.json');
  settings = new SettingsService(openHome(folder));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('SettingsService', () => {
  it.each([['{"language":"zh-'], [''], ['null'], ['[]'], ['{"language":"klingon"}'], ['{"theme":7}']])(
    'counts %j as no settings, and mends it with the next change',
    async (text) => {
      writeFileSync(file, text);
      expect(settings.get()).toEqual(defaults);
      expect(await settings.set({ theme: 'dark' })).toEqual({ ...defaults, theme: 'dark' });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...defaults, theme: 'dark' });
    },
  );

  it('are kept', async () => {
    await settings.set({ language: 'zh-CN' });
    expect(new SettingsService(openHome(folder)).get()).toEqual({ ...defaults, language: 'zh-CN' });
  });

  it('loses none of two changes at once', async () => {
    await Promise.all([settings.set({ language: 'en' }), settings.set({ theme: 'light' })]);
    expect(settings.get()).toEqual({ language: 'en', theme: 'light' });
  });
});
