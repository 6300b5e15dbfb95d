/** @file `npm start`: answers soon, says its address once, and leaves no process behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { processesOf, startHost } from '../fixtures/host.ts';

const home = mkdtempSync(join(tmpdir(), 'layerloom-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('npm start', () => {
  it('is ready in under 3 seconds the second time, and prints one address, last on its line', async () => {
    await (await startHost(home)).stop();
    const host = await startHost(home);
    try {
      expect(host.seconds).toBeLessThan(3);
      expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{20,}$/);
      expect(host.printed.filter((line) => line.includes('http'))).toHaveLength(1);
      const answer = await fetch(host.url);
      expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
        200,
        expect.stringContaining("default-src 'none'"),
      ]);
    } finally {
      await host.stop();
    }
  });

  it.runIf(process.platform === 'linux')('ends every process at Ctrl-C, through npm too', async () => {
    const host = await startHost(home, ['npm', 'start', '--silent']);
    await expect.poll(() => processesOf(home).length).toBeGreaterThanOrEqual(2);
    // A terminal sends Ctrl-C to every process of the group.
    process.kill(-(host.process.pid as number), 'SIGINT');
    await expect.poll(() => processesOf(home), { timeout: 5000 }).toEqual([]);
    await wait(100);
  });

  it.runIf(process.platform === 'linux')('ends every process when npm alone is asked to end', async () => {
    const host = await startHost(home, ['npm', 'start', '--silent']);
    await expect.poll(() => processesOf(home).length).toBeGreaterThanOrEqual(2);
    host.process.kill('SIGTERM');
    await expect.poll(() => processesOf(home), { timeout: 5000 }).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('leaves no engine behind when it is killed', async () => {
    const host = await startHost(home);
    await expect.poll(() => processesOf(home).length).toBeGreaterThanOrEqual(2);
    host.process.kill('SIGKILL');
    await expect.poll(() => processesOf(home), { timeout: 5000 }).toEqual([]);
  });
});
