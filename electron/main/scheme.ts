/** @file The page's own scheme `layerloom://app/`: files of the built page, with the same headers as in the browser shell. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy, securityHeaders } from '../host/security.ts';

export const scheme = 'layerloom';
export const pageUrl = `${scheme}://app/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** `folder`: the built page. Nothing outside of it is served. */
export function serveScheme(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const { pathname, host } = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    if (host !== 'app' || !path.startsWith(folder + sep)) return new Response('', { status: 403 });
    try {
      const headers = {
        ...securityHeaders,
        'content-security-policy': contentSecurityPolicy,
        'content-type': types[extname(path)] ?? 'application/octet-stream',
      };
      return new Response(new Uint8Array(await readFile(path)), { headers });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}
