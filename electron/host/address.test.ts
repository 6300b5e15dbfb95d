/** @file The address that a host comes back to, and who may not take it. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepAddress, lastAddress, newToken } from './address.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'layerloom-address-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('is any free port and a new token the first time, and the same again after that', async () => {
  const first = lastAddress(home);
  expect(first).toMatchObject({ port: 0, token: expect.stringMatching(/^[\w-]{32}$/) });
  await keepAddress(home, { port: 4321, token: first.token });
  expect(lastAddress(home)).toEqual({ port: 4321, token: first.token });
});

it.runIf(process.platform !== 'win32')('is readable by its owner alone', async () => {
  await keepAddress(home, { port: 4321, token: newToken() });
  expect(statSync(join(home, 'host.json')).mode & 0o777).toBe(0o600);
});

it.each([
  ['{"port":1'],
  ['null'],
  ['{"port":"80","token":"aaaaaaaaaaaaaaaaaaaaaaaa","pid":1}'],
  ['{"port":80,"token":"","pid":1}'],
])('counts %j as none', (text) => {
  writeFileSync(join(home, 'host.json'), text);
  expect(lastAddress(home).port).toBe(0);
});

it('is left to a host that still runs', async () => {
  const text = JSON.stringify({ port: 4321, token: newToken(), pid: process.ppid });
  writeFileSync(join(home, 'host.json'), text);
  await keepAddress(home, { port: 5555, token: newToken() });
  expect(readFileSync(join(home, 'host.json'), 'utf8')).toBe(text);
});
