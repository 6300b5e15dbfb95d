/** @file Answers below Fastify: requests that Node or the socket library refuse still get the security headers. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { securityHeaders } from './security.ts';

const headerLines: readonly string[] = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`);

/** Writes a whole answer to a bare socket and ends it. */
export function refuseSocket(socket: Duplex, status: string): void {
  if (!socket.writable) return;
  socket.end(`HTTP/1.1 ${[status, ...headerLines, 'Connection: close', 'Content-Length: 0'].join('\r\n')}\r\n\r\n`);
}

/** What could not be read as HTTP. A client that is gone needs no answer. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  else if (error.code === 'HPE_HEADER_OVERFLOW') refuseSocket(socket, '431 Request Header Fields Too Large');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') refuseSocket(socket, '408 Request Timeout');
  else refuseSocket(socket, '400 Bad Request');
}

/** Before anybody else answers: addresses that the router cannot parse never reach its hooks. */
export function headersFirst(server: Server): void {
  const setHeaders = (_: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  };
  server.prependListener('request', setHeaders);
  server.on('checkExpectation', (request, response) => {
    setHeaders(request, response);
    response.writeHead(417, { connection: 'close', 'content-length': '0' }).end();
  });
  server.on('connect', (_, socket) => refuseSocket(socket, '405 Method Not Allowed'));
}

/** The handshake's own answers, good and bad. */
export function headersOnHandshakes(sockets: WebSocketServer): void {
  sockets.on('headers', (lines) => lines.push(...headerLines));
  sockets.on('wsClientError', (_, socket) => refuseSocket(socket, '400 Bad Request'));
}
