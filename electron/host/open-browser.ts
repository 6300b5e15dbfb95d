/** @file Opens the user's browser through a page in the home, so that the token stands in no process list and no log. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Opens the browser; returns a function that takes the page with the token away again. */
export function openBrowser(url: string, home: string): () => void {
  const page = writeRedirect(url, home);
  const [command, args] = opener(pathToFileURL(page).href);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // A machine without a browser is no error: the address stands in the terminal.
  child.on('error', () => undefined);
  child.unref();
  return () => rmSync(page, { force: true });
}

/** A page that sends the browser on to `url`; never readable by anybody but its owner, not even while it is written. */
export function writeRedirect(url: string, home: string): string {
  const page = join(home, 'open.html');
  rmSync(page, { force: true });
  const html = `<!doctype html><meta charset="utf-8"><title>Layerloom</title><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><a href="${url}">Layerloom</a>\n`;
  writeFileSync(page, html, { mode: 0o600, flag: 'wx' });
  return page;
}

function opener(target: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', target]];
  if (process.platform === 'darwin') return ['open', [target]];
  return ['xdg-open', [target]];
}
