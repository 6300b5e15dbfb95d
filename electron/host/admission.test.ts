/** @file A socket that never says its token: closed after a while, with nothing said and nothing carried out. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { admit } from './admission.ts';

class FakeSocket extends EventEmitter {
  readonly sent: unknown[] = [];
  readonly closed: [number, string][] = [];
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(code: number, reason: string): void {
    this.closed.push([code, reason]);
  }
}

let socket: FakeSocket;
let entered: number;
beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  entered = 0;
  admit(socket as unknown as WebSocket, 'right', () => {
    entered++;
  });
});
afterEach(() => vi.useRealTimers());

it('closes a silent socket after ten seconds', () => {
  vi.advanceTimersByTime(9_999);
  expect(socket.closed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect([socket.closed, socket.sent, entered]).toEqual([[[4401, 'unauthorized']], [], 0]);
});

it('lets nobody try twice', () => {
  socket.emit('message', Buffer.from('wrong'), false);
  socket.emit('message', Buffer.from('right'), false);
  expect([socket.closed, socket.sent, entered]).toEqual([[[4401, 'unauthorized']], [], 0]);
});

it('leaves an admitted socket open, and a gone one alone', () => {
  socket.emit('message', Buffer.from('right'), false);
  vi.advanceTimersByTime(60_000);
  expect([socket.closed, socket.sent, entered]).toEqual([[], ['ready'], 1]);
  const gone = new FakeSocket();
  admit(gone as unknown as WebSocket, 'right', () => undefined);
  gone.emit('close');
  vi.advanceTimersByTime(60_000);
  expect(gone.closed).toEqual([]);
});
