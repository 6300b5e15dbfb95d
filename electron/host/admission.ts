/** @file Who may use a socket: its first message is the token; nothing is sent and nothing is carried out before it. */
import { timingSafeEqual } from 'node:crypto';
import type { WebSocket } from 'ws';

/** A socket that never says its token is closed. Milliseconds. */
const patience = 10_000;

/** Closes with "unauthorized", or calls `enter` and then says `ready`. */
export function admit(ws: WebSocket, token: string, enter: () => void): void {
  const refuse = (): void => ws.close(4401, 'unauthorized');
  const timer = setTimeout(refuse, patience);
  ws.on('error', () => undefined);
  ws.once('close', () => clearTimeout(timer));
  ws.once('message', (data, isBinary) => {
    clearTimeout(timer);
    if (isBinary || !sameText(String(data), token)) refuse();
    else {
      enter();
      ws.send('ready');
    }
  });
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
