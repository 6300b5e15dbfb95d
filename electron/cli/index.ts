/** @file Entry of the command line: this process, its signals and its services. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHost } from '../host/run-host.ts';
import { nodePlatform } from '../platform/node/node-platform.ts';
import { watchNpm } from '../platform/node/npm-parent.ts';
import { createServices } from '../services/services.ts';
import { connect } from './connect.ts';
import { listenForInterrupt } from './interrupt.ts';
import { runProgram } from './program.ts';
import type { CliServices } from './services.ts';

/** Folder of the built program. */
const out = join(import.meta.dirname, '..');
const root = join(out, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 70);
});

watchNpm(() => process.emit('SIGTERM'));

let made: CliServices | null = null;

function services(): CliServices {
  made ??= connect(
    createServices({
      platform: nodePlatform('cli', join(out, 'main', 'engine.js')),
      resources: join(root, 'resources'),
      version,
    }),
  );
  return made;
}

const exitCode = await runProgram(process.argv.slice(2), {
  version,
  stdout: process.stdout,
  stderr: process.stderr,
  interrupt: listenForInterrupt(),
  services: async () => services(),
  serve: () => runHost(out),
});
await (made as CliServices | null)?.dispose();
await new Promise((written) => process.stdout.write('', written));
process.exit(exitCode);
