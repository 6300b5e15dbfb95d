/** @file Starts the GPU process and gives the channel to it. */
import { fork } from 'node:child_process';
import type { Channel } from '../../../core/channel.ts';

/** `script` is the built `gpu-process`. Structured clone carries typed arrays whole. */
export function openGpuProcess(script: string): Promise<Channel> {
  const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  return Promise.resolve({
    post: (message) => {
      // To one that has just gone nothing is said: its exit tells what there is to tell.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.on('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal ?? `exit ${code}`));
    },
    close: () => {
      child.kill('SIGKILL');
    },
  });
}
