/** @file The running host: headers on every answer, the token before anything else, no file outside the page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { os } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { securityHeaders } from './security.ts';
import { type Host, type HostOptions, startHost } from './server.ts';

let folder: string;
let host: Host;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-host-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'secret.txt'), 'between us');
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>');
  const router = { ping: os.handler(() => 'pong') } as unknown as HostOptions['router'];
  host = await startHost({ port: 0, token: 'right', page: join(folder, 'page'), router });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole answer to bytes written by hand; `HOST` stands for the host's own name. */
function raw(request: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(host.port, '127.0.0.1', () =>
      socket.write(request.replaceAll('HOST', `127.0.0.1:${host.port}`).replaceAll('PORT', String(host.port))),
    );
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

const handshake =
  'GET /rpc HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const end = 'Connection: close\r\n\r\n';

describe('answers of the host', () => {
  it.each([
    ['the page', `GET / HTTP/1.1\r\nHost: HOST\r\n${end}`, 200],
    ['the page by its other name', `GET / HTTP/1.1\r\nHost: localhost:PORT\r\n${end}`, 200],
    ['its head', `HEAD / HTTP/1.1\r\nHost: HOST\r\n${end}`, 200],
    ['a file that is not there', `GET /nothing HTTP/1.1\r\nHost: HOST\r\n${end}`, 404],
    ['another method', `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n${end}a`, 404],
    ['too large a body', `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n${end}`, 413],
    ['another host', `GET / HTTP/1.1\r\nHost: evil.example\r\n${end}`, 403],
    ['no host', `GET / HTTP/1.1\r\n${end}`, 403],
    ['no host, HTTP 1.0', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['an address that cannot be decoded', `GET /%zz HTTP/1.1\r\nHost: HOST\r\n${end}`, 400],
    ['no HTTP at all', 'HELLO\r\n\r\n', 400],
    ['too long a header', `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${'x'.repeat(20_000)}\r\n${end}`, 431],
    ['an expectation', `GET / HTTP/1.1\r\nHost: HOST\r\nExpect: tea\r\n${end}`, 417],
    ['a proxy request', 'CONNECT example.com:80 HTTP/1.1\r\nHost: HOST\r\n\r\n', 405],
    ['a socket without origin', handshake.replace('Origin: http://HOST\r\n', '') + end, 403],
    ['a socket of another site', handshake.replace('Connection', 'Sec-Fetch-Site: cross-site\r\nConnection') + end, 403],
    ['a socket elsewhere', handshake.replace('/rpc', '/other') + end, 403],
    ['a broken handshake', `${handshake}Sec-WebSocket-Key: short\r\n\r\n`, 400],
    ['a good handshake', `${handshake}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`, 101],
    ['dots', `GET /../secret.txt HTTP/1.1\r\nHost: HOST\r\n${end}`, 403],
    ['encoded dots', `GET /%2e%2e/secret.txt HTTP/1.1\r\nHost: HOST\r\n${end}`, 403],
    ['an encoded slash', `GET /..%2fsecret.txt HTTP/1.1\r\nHost: HOST\r\n${end}`, 404],
  ])('%s: its status, all security headers, no secret', async (_, request, status) => {
    const answer = await raw(request);
    const [head = ''] = answer.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(headers).toMatchObject(securityHeaders);
    expect(answer).not.toContain('between us');
  });
});

describe('admission', () => {
  /** What a socket hears until it closes or is ready. */
  function say(first: string | Uint8Array): Promise<{ heard: string[]; code: number; reason: string }> {
    return new Promise((resolve) => {
      const heard: string[] = [];
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { origin: `http://127.0.0.1:${host.port}` });
      socket.on('open', () => socket.send(first));
      socket.on('message', (data) => {
        heard.push(String(data));
        socket.close(1000, 'done');
      });
      socket.on('close', (code, reason) => resolve({ heard, code, reason: String(reason) }));
    });
  }

  it('says ready to the right token', async () => {
    expect(await say('right')).toMatchObject({ heard: ['ready'], code: 1000 });
  });

  it('carries out what is asked after the right token', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { origin: `http://localhost:${host.port}` });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('right');
    await new Promise((resolve) => socket.once('message', resolve));
    const client = createORPCClient<{ ping(): Promise<string> }>(new RPCLink({ websocket: socket as never }));
    expect(await client.ping()).toBe('pong');
    socket.close();
  });

  it.each([['wrong'], [''], ['right '], [new TextEncoder().encode('right')], ['{"i":"1","p":{"u":"/ping"}}']])(
    'closes without a word on %j',
    async (first) => {
      expect(await say(first)).toEqual({ heard: [], code: 4401, reason: 'unauthorized' });
    },
  );
});

describe('the end of the host', () => {
  it('does not wait for connections that never asked anything', async () => {
    const router = { ping: os.handler(() => 'pong') } as unknown as HostOptions['router'];
    const other = await startHost({ port: 0, token: 'right', page: join(folder, 'page'), router });
    const idle = connect(other.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const gone = new Promise((resolve) => idle.once('close', resolve));
    idle.on('error', () => undefined);
    await other.close();
    await gone;
  });
});
