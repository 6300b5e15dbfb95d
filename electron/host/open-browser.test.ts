/** @file The page that carries the token to the browser. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeRedirect } from './open-browser.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'layerloom-open-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')('is readable by its owner only, also where an open one lay before', () => {
  writeFileSync(join(home, 'open.html'), 'old');
  chmodSync(join(home, 'open.html'), 0o644);
  const page = writeRedirect('http://127.0.0.1:5000/#token', home);
  expect(statSync(page).mode & 0o777).toBe(0o600);
  expect(readFileSync(page, 'utf8')).toContain('content="0;url=http://127.0.0.1:5000/#token"');
});
