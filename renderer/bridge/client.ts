/** @file The typed client of the contract. The only user of the transport: a socket in the browser shell, a port in the desktop's. */
import type { ContractRouterClient } from '@orpc/contract';
import { createORPCClient } from '@orpc/client';
import type { Contract } from '../../electron/contract/index.ts';
import { connectPort, hasPort } from './port.ts';
import { connectSocket } from './socket.ts';
import { onNewToken } from './token.ts';

export type Client = ContractRouterClient<Contract>;
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'unauthorized';

type Link = Parameters<typeof createORPCClient>[0];

let link: Promise<Link> | null = null;
let state: ConnectionState = 'connecting';
const watchers = new Set<() => void>();

export function connectionState(): ConnectionState {
  return state;
}

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function setState(next: ConnectionState): void {
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}

/** How soon a lost link is tried again, in ms. */
const pause = 700;
let retry: ReturnType<typeof setTimeout> | null = null;

function tryAgain(reason: string): void {
  link = null;
  setState(reason === 'unauthorized' ? 'unauthorized' : 'lost');
  if (reason === 'unauthorized') return;
  retry ??= setTimeout(() => {
    retry = null;
    connect();
  }, pause);
}

/** A lost link is opened anew on a clock of its own: calls made meanwhile fail at once and open nothing. */
function currentLink(): Promise<Link> {
  if (retry !== null) return Promise.reject(new Error('lost'));
  link ??= (hasPort() ? connectPort() : connectSocket()).then(
    ({ made, closed }) => {
      setState('open');
      void closed.then(tryAgain);
      return made;
    },
    (error: unknown) => {
      tryAgain(error instanceof Error ? error.message : '');
      throw error;
    },
  );
  return link;
}

/** One client for the life of the page, over whichever link is open. */
export const client: Client = createORPCClient({
  call: async (path, input, options) => (await currentLink()).call(path, input, options),
});

/** Opens the link before it is needed. */
export function connect(): void {
  void currentLink().catch(() => undefined);
}

/** Resolves when there is a link. */
export function connected(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (state !== 'open') return;
      stop();
      resolve();
    };
    const stop = watchConnection(look);
    look();
  });
}

/** An attempt with the old token may be under way: the new one is tried after it. */
onNewToken(() => {
  void Promise.allSettled([link]).then(() => {
    if (state !== 'open') connect();
  });
});
