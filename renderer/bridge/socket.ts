/** @file The browser shell's transport: a WebSocket whose first message is the token from the address. */
import { RPCLink } from '@orpc/client/websocket';
import { takeToken } from './token.ts';

export interface Connected {
  readonly made: RPCLink<Record<never, never>>;
  /** Resolves with the reason when the link is gone. */
  readonly closed: Promise<string>;
}

/** Rejects with `unauthorized` where the token is missing or wrong. */
export function connectSocket(): Promise<Connected> {
  const token = takeToken();
  if (token === null) return Promise.reject(new Error('unauthorized'));
  const websocket = new WebSocket(`ws://${location.host}/rpc`);
  const closed = new Promise<string>((resolve) => {
    websocket.addEventListener('close', (event) => resolve(event.reason || 'closed'), { once: true });
  });
  return new Promise((resolve, reject) => {
    websocket.addEventListener('open', () => websocket.send(token), { once: true });
    websocket.addEventListener('message', () => resolve({ made: new RPCLink({ websocket }), closed }), { once: true });
    void closed.then((reason) => reject(new Error(reason)));
  });
}
