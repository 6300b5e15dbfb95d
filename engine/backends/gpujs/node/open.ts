/** @file Starts the GPU process and gives the channel to it. */
import { fork } from 'node:child_process';
import type { Channel } from '../../../core/channel.ts';

/** `script` is the built `gpu-process`. Structured clone carries typed arrays whole. */
export function openGpuProcess(script: string): Promise<Channel> {
  const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  return Promise.resolve({
    post: (message) => {
      child.send(message as object);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal ?? `exit ${code}`));
    },
    close: () => {
      child.kill();
    },
  });
}
