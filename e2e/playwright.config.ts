/** @file Journeys through the app: in a browser over the Node host, and in a real Electron window. */
import { defineConfig } from '@playwright/test';

const chromium = process.env['LAYERLOOM_CHROMIUM'];

/** Sweeps that take long are a suite of their own. */
const long = process.env['LAYERLOOM_LONG'] === '1';
const length = long ? { grep: /@long/ } : { grepInvert: /@long/ };

export default defineConfig({
  testDir: './specs',
  outputDir: '../.cache/test/journeys',
  timeout: long ? 900_000 : 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    // A tenth of the time, for a file that nobody sees there.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Chromium's own sandbox can't start as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'browser', testMatch: '*.spec.ts', testIgnore: '*.electron.spec.ts', ...length },
    {
      name: 'electron',
      testMatch: '*.spec.ts',
      grep: long ? /(?=.*@desktop)(?=.*@long)/ : /@desktop|desktop\.electron/,
      ...(long ? {} : length),
    },
  ],
});
