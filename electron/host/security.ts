/** @file Who may speak to the host: exact Host and Origin, same-origin sockets, headers on every answer. Pure, tested as data. */

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** `'unsafe-inline'` for styles is for Mantine's style elements; scripts have no exception. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=()',
};

/** Names of this host: a page of another site that resolves to 127.0.0.1 brings another one. */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

export function isAllowedHost(host: string | undefined, port: number): boolean {
  return host !== undefined && allowedHosts(port).includes(host);
}

export interface UpgradeHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | readonly string[] | undefined;
}

/** A socket may be opened only by our own page. */
export function isAllowedUpgrade(headers: UpgradeHeaders, port: number): boolean {
  const site = headers['sec-fetch-site'];
  return (
    isAllowedHost(headers.host, port) &&
    headers.origin !== undefined &&
    allowedHosts(port).some((host) => headers.origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin')
  );
}
