/** @file The typed client of the contract. The only user of the transport: a socket in the browser shell, a port in the desktop's. */
import type { ContractRouterClient } from '@orpc/contract';
import { createORPCClient } from '@orpc/client';
import type { Contract } from '../../electron/contract/index.ts';
import { connectPort, hasPort } from './port.ts';
import { connectSocket } from './socket.ts';

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

/** A lost socket is opened anew with the next call, and at once by the retry in `socket.ts`. */
function currentLink(): Promise<Link> {
  link ??= (hasPort() ? connectPort() : connectSocket()).then(
    ({ made, closed }) => {
      setState('open');
      void closed.then((reason) => {
        link = null;
        setState(reason === 'unauthorized' ? 'unauthorized' : 'lost');
        if (reason !== 'unauthorized') setTimeout(() => void currentLink().catch(() => undefined), 500);
      });
      return made;
    },
    (error: unknown) => {
      link = null;
      const unauthorized = error instanceof Error && error.message === 'unauthorized';
      setState(unauthorized ? 'unauthorized' : 'lost');
      if (!unauthorized) setTimeout(() => void currentLink().catch(() => undefined), 1000);
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
