/** @file The browser shell from start to end: services, server, address, and an orderly end. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePlatform } from '../platform/node/node-platform.ts';
import { watchNpm } from '../platform/node/npm-parent.ts';
import { createRouter } from '../services/router.ts';
import { createServices } from '../services/services.ts';
import { openBrowser } from './open-browser.ts';
import { startHost } from './server.ts';

export interface RunningHost {
  readonly url: string;
  close(): Promise<void>;
}

/** `out`: the folder of the built program. Prints nothing. */
export async function runHost(out: string): Promise<RunningHost> {
  const root = join(out, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const services = createServices({
    platform: nodePlatform('browser', join(out, 'main', 'engine.js')),
    resources: join(root, 'resources'),
    version,
  });
  const token = randomBytes(24).toString('base64url');
  const wanted = Number(process.env['LAYERLOOM_PORT'] ?? 0);
  const port = Number.isInteger(wanted) && wanted >= 0 && wanted < 65_536 ? wanted : 0;
  const host = await startHost({ port, token, page: join(out, 'renderer'), router: createRouter(services) });
  // The engine starts beside the page, so that the first press of Train does not wait for it.
  services.engine.start();
  const url = `http://127.0.0.1:${host.port}/#${token}`;
  const forget = process.env['LAYERLOOM_OPEN'] === '0' ? null : openBrowser(url, services.home.path);
  return {
    url,
    close: async () => {
      forget?.();
      await host.close();
      await services.dispose();
    },
  };
}

/** Runs until Ctrl-C or SIGTERM; every process that it started has ended then. */
export async function serveUntilSignal(out: string): Promise<void> {
  const host = await runHost(out);
  process.stdout.write(`Layerloom runs at ${host.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    watchNpm(resolve);
  });
  await host.close();
}
