/** @file The window's options as data: the page gets no Node, no unsandboxed code, no open web. */
import { expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

const screen = { width: 1920, height: 1080 };

it('keeps the page in its sandbox', () => {
  expect(windowOptions('/preload.cjs', { dark: false, ...screen }).webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

it('switches nothing dangerous on', () => {
  const preferences: Readonly<Record<string, unknown>> = {
    ...windowOptions('/preload.cjs', { dark: true, ...screen }).webPreferences,
  };
  for (const name of [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'navigateOnDragDrop',
  ]) {
    expect(preferences[name] ?? false, name).toBe(false);
  }
});

it('appears only when it has drawn, in the colour of the theme', () => {
  const [dark, light] = [true, false].map((dark) => windowOptions('p', { dark, ...screen }));
  expect(light?.show).toBe(false);
  expect(light?.backgroundColor).not.toBe(dark?.backgroundColor);
});

it('fits a small screen', () => {
  expect(windowOptions('p', { dark: false, width: 1024, height: 728 })).toMatchObject({ width: 1024, height: 728 });
});
