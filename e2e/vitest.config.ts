/** @file Four sets of tests: unit, checks of the repository, judges (real frameworks) and the command line. */
import { defineConfig } from 'vitest/config';

const folders = ['engine', 'electron', 'renderer', 'e2e'];
const judges = folders.map((folder) => `${folder}/**/*.judge.test.ts`);
const specs = 'e2e/specs/**';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: folders.flatMap((folder) => [`${folder}/**/*.test.ts`, `${folder}/**/*.test.tsx`]),
          exclude: [...judges, specs, 'e2e/checks/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'checks', include: ['e2e/checks/*.test.ts'], testTimeout: 60_000 } },
      // Each compares with a real framework in Python: long, and few at a time, so that two cores suffice.
      {
        test: {
          name: 'judges',
          include: judges,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          maxConcurrency: 2,
        },
      },
      // The command line as a user runs it, from the built output.
      {
        test: {
          name: 'cli',
          include: ['e2e/specs/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
