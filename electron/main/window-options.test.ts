/** @file The window's options as data: the page gets no Node, no unsandboxed code, no open web. */
import { expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

it('keeps the page in its sandbox', () => {
  expect(windowOptions('/preload.cjs', false).webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

it('switches nothing dangerous on', () => {
  const preferences: Readonly<Record<string, unknown>> = { ...windowOptions('/preload.cjs', true).webPreferences };
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
  const [light, dark] = [windowOptions('p', false), windowOptions('p', true)];
  expect(light.show).toBe(false);
  expect(light.backgroundColor).not.toBe(dark.backgroundColor);
});
