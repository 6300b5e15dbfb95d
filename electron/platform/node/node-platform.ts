/** @file The plain Node shells: the engine is a forked process, there are no dialogs. */
import { fork } from 'node:child_process';
import type { EngineProcess, Platform } from '../platform.ts';

/** `engine`: path of the built engine entry. */
export function nodePlatform(shell: 'browser' | 'cli', engine: string): Platform {
  return {
    shell,
    platform: process.platform,
    startEngine: () => forkEngine(engine),
    chooseFile: async () => null,
    chooseTarget: async () => undefined,
    openWindow: () => false,
    reveal: () => false,
  };
}

/** Structured clone carries typed arrays whole; the engine's own words go to our standard error. */
function forkEngine(script: string): EngineProcess {
  const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
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
      if (child.connected) child.disconnect();
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
