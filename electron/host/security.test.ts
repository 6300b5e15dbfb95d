/** @file The host's rules of admission. */
import { describe, expect, it } from 'vitest';
import { isAllowedHost, isAllowedUpgrade } from './security.ts';

describe('isAllowedHost', () => {
  it.each([
    ['127.0.0.1:5000', true],
    ['localhost:5000', true],
    ['127.0.0.1', false],
    ['127.0.0.1:5001', false],
    ['evil.example:5000', false],
    ['localhost:5000.evil.example', false],
    [undefined, false],
  ])('%s: %s', (host, allowed) => {
    expect(isAllowedHost(host, 5000)).toBe(allowed);
  });
});

describe('isAllowedUpgrade', () => {
  const good = { host: '127.0.0.1:5000', origin: 'http://127.0.0.1:5000', 'sec-fetch-site': 'same-origin' };
  it.each([
    ['our own page', good, true],
    ['a browser without Sec-Fetch-Site', { ...good, 'sec-fetch-site': undefined }, true],
    ['the other name of this host', { ...good, origin: 'http://localhost:5000' }, true],
    ['no origin', { ...good, origin: undefined }, false],
    ['another origin', { ...good, origin: 'http://evil.example' }, false],
    ['https', { ...good, origin: 'https://127.0.0.1:5000' }, false],
    ['a null origin', { ...good, origin: 'null' }, false],
    ['a cross-site request', { ...good, 'sec-fetch-site': 'cross-site' }, false],
    ['a same-site request', { ...good, 'sec-fetch-site': 'same-site' }, false],
    ['another host', { ...good, host: 'evil.example:5000' }, false],
  ])('%s', (_, headers, allowed) => {
    expect(isAllowedUpgrade(headers, 5000)).toBe(allowed);
  });
});
