/** @file The channel to the shell: messages of `child_process.fork`, or the parent port of Electron's utility process. */
import type { Channel } from '../core/channel.ts';

interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

export function parentChannel(): Channel {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  return port ? utilityChannel(port) : forkChannel();
}

function forkChannel(): Channel {
  return {
    post: (message) => {
      // A parent that has just gone is told to nobody: `disconnect` says what happens then.
      if (process.connected) process.send?.(message, undefined, {}, () => undefined);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: (listener) => {
      process.once('disconnect', () => listener('disconnect'));
    },
    close: () => process.disconnect(),
  };
}

/** Electron ends the process itself when main ends; an orderly end is a message. */
function utilityChannel(port: ParentPort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
    },
    onClose: (listener) => {
      port.on('message', ({ data }) => {
        if (typeof data === 'object' && data !== null && 'end' in data) listener('end');
      });
    },
    close: () => process.exit(0),
  };
}
