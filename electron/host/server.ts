/** @file The browser shell's server: static files of the page, one socket for the contract. Loopback only. */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { RPCHandler } from '@orpc/server/ws';
import Fastify from 'fastify';
import { WebSocketServer } from 'ws';
import type { createRouter } from '../services/router.ts';
import { admit } from './admission.ts';
import { headersFirst, headersOnHandshakes, refuseSocket, refuseUnreadable } from './raw-answers.ts';
import { isAllowedHost, isAllowedUpgrade } from './security.ts';

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

export async function startHost(options: HostOptions): Promise<Host> {
  // A request without `Host` is refused by our rule, with our headers, rather than by Node's.
  const server = Fastify({
    logger: false,
    bodyLimit: 1024,
    // A browser opens connections ahead of need: one that never asked anything would keep the host alive for a minute.
    forceCloseConnections: true,
    http: { requireHostHeader: false },
    clientErrorHandler: refuseUnreadable,
  });
  let port = options.port;
  headersFirst(server.server);
  server.addHook('onRequest', async (request, reply) => {
    if (!isAllowedHost(request.headers.host, port)) await reply.code(403).send('forbidden');
  });
  server.setErrorHandler(async (error, _, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    await reply.code(status).send(status === 500 ? 'error' : 'refused');
  });
  await server.register(fastifyStatic, { root: options.page, cacheControl: false });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  headersOnHandshakes(sockets);
  const handler = new RPCHandler(options.router);
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined);
    if (request.url !== '/rpc' || !isAllowedUpgrade(request.headers, port)) refuseSocket(socket, '403 Forbidden');
    else sockets.handleUpgrade(request, socket, head, (ws) => admit(ws, options.token, () => void handler.upgrade(ws)));
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
