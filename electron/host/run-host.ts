/** @file The browser shell from start to end: services, server, address, and an orderly end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePlatform } from '../platform/node/node-platform.ts';
import { watchNpm } from '../platform/node/npm-parent.ts';
import { createRouter } from '../services/router.ts';
import { createServices, type Services } from '../services/services.ts';
import { keepAddress, lastAddress, newToken } from './address.ts';
import { openBrowser } from './open-browser.ts';
import { type Host, startHost } from './server.ts';

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
  const { host, token } = await listen(services, join(out, 'renderer'));
  // The engine starts beside the page, so that the first press of Train does not wait for it.
  services.engine.start();
  services.tidy();
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

/**
 * Where a host of this home listened before, with the same token, so that a page that was open goes on. Where another
 * program has that port by now (or a second host of this home), any free one and a token of its own.
 */
async function listen(services: Services, page: string): Promise<{ readonly host: Host; readonly token: string }> {
  const last = lastAddress(services.home.path);
  const wanted = Number(process.env['LAYERLOOM_PORT'] || Number.NaN);
  const named = Number.isInteger(wanted) && wanted >= 0 && wanted < 65_536 ? wanted : null;
  const router = createRouter(services);
  const start = async (port: number, token: string) => ({ host: await startHost({ port, token, page, router }), token });
  const started = await start(named ?? last.port, last.token).catch((error: NodeJS.ErrnoException) => {
    if (named !== null || error.code !== 'EADDRINUSE') throw error;
    return start(0, newToken());
  });
  await keepAddress(services.home.path, { port: started.host.port, token: started.token });
  return started;
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
