/** @file Opens the user's browser through a page in the home, so that the token stands in no process list and no log. */
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The page is readable by its owner only and sends the browser on to `url`. */
export function openBrowser(url: string, home: string): void {
  const page = join(home, 'open.html');
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>Layerloom</title><meta http-equiv="refresh" content="0;url=${url}"><a href="${url}">Layerloom</a>\n`,
    {
      mode: 0o600,
    },
  );
  chmodSync(page, 0o600);
  const target = pathToFileURL(page).href;
  const [command, args] = opener(target);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // A machine without a browser is no error: the address stands in the terminal.
  child.on('error', () => undefined);
  child.unref();
}

function opener(target: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', target]];
  if (process.platform === 'darwin') return ['open', [target]];
  return ['xdg-open', [target]];
}
