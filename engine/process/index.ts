/** @file Entry of the engine process: a child of the shell, under Node or Electron. It ends, with checkpoints, when its parent is gone. */
import { join } from 'node:path';
import { openGpuProcess } from '../backends/gpujs/node/open.ts';
import type { Channel } from '../core/channel.ts';
import { LoomError } from '../core/errors.ts';
import { type Engine, startEngine } from './engine.ts';
import { parentChannel } from './parent.ts';

const channel: Channel = parentChannel();
const here = import.meta.dirname;
const engine: Engine = startEngine(channel, {
  openGpu,
  worker: join(here, 'batch-worker.js'),
});

/** In Electron GPU.js will live in a window of its own; a forked Node process is not to be had there. */
function openGpu(): Promise<Channel> {
  if (process.versions['electron']) return Promise.reject(new LoomError('engine.no-gpu-window', {}));
  return openGpuProcess(join(here, 'gpu-process.js'));
}

/** Once: a second reason to end must not cut the first one short. */
let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await engine.stopAll();
  process.exit(0);
}

channel.onClose(() => void end());
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void end();
}, 1000).unref();
// Ctrl-C and a closed terminal reach the whole group; the shell decides what happens, the engine waits for its word or its end.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('SIGTERM', () => void end());
