/** @file The few words that page and shell exchange outside of procedures. */

/** Address of the host's socket. */
export const socketPath = '/rpc';
/** First message of a socket is the token; the host answers with this word or closes. */
export const welcome = 'welcome';
/** Close code and reason of a refused token. */
export const unauthorized = { code: 4401, reason: 'unauthorized' } as const;
/** Longest message that the host takes, bytes. */
export const maximumMessage = 64 * 1024 * 1024;
/** `sessionStorage` key that holds the token after it left the address bar. */
export const tokenKey = 'layerloom-token';
/** Desktop: the page announces itself with this `window.postMessage` type; the preload answers with the port and the same type. */
export const portMessage = 'layerloom-port';
/** Desktop: the custom scheme's origin. */
export const appOrigin = 'layerloom://app';
