/** @file The browser shell's server: static files of the page, one socket for the contract. Loopback only. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { RPCHandler } from '@orpc/server/ws';
import Fastify from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { createRouter } from '../services/router.ts';
import { isAllowedHost, isAllowedUpgrade, securityHeaders } from './security.ts';

export interface HostOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly token: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly router: ReturnType<typeof createRouter>;
}

export interface Host {
  readonly port: number;
  close(): Promise<void>;
}

/** A drawing, or a model file on its way in. */
const largestMessage = 512 * 1024 * 1024;
/** A socket that never says its token is closed. */
const patience = 10_000;

export async function startHost(options: HostOptions): Promise<Host> {
  const server = Fastify({ logger: false, bodyLimit: 1024 });
  let port = options.port;
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (!isAllowedHost(request.headers.host, port)) await reply.code(403).send('forbidden');
  });
  server.setErrorHandler(async (error, _, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    await reply
      .code(status)
      .headers(securityHeaders)
      .send(status === 500 ? 'error' : 'refused');
  });
  await server.register(fastifyStatic, { root: options.page, cacheControl: false });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const handler = new RPCHandler(options.router);
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/rpc' || !isAllowedUpgrade(request.headers, port)) {
      const headers = Object.entries(securityHeaders)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('');
      socket.end(`HTTP/1.1 403 Forbidden\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => admit(ws, options.token, () => void handler.upgrade(ws)));
  });
  await server.listen({ host: '127.0.0.1', port });
  port = (server.server.address() as AddressInfo).port;
  return {
    port,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      await server.close();
    },
  };
}

/** The first message is the token; nothing is sent and nothing is carried out before it. */
function admit(ws: WebSocket, token: string, enter: () => void): void {
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
