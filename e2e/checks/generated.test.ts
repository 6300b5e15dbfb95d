/** @file Generated indexes and tables are those of the files that are there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeFiles, isGenerated, root } from './sources.ts';

it('are up to date (else: npm run gen)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'e2e/checks/generate.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
});

it('say in their first line that they are generated', () => {
  expect(codeFiles().filter(isGenerated).length).toBeGreaterThanOrEqual(8);
});
