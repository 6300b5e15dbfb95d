/** @file More windows: the desktop's own, or the browser's. */
import { client } from '../../bridge/client.ts';
import { hasPort } from '../../bridge/port.ts';
import { addressWithToken } from '../../bridge/token.ts';

/** Shows the start page in a window of its own. A browser lets a page do so only at once, within a click. */
export async function openWindow(): Promise<void> {
  if (hasPort()) await client.app.newWindow();
  else window.open(addressWithToken(), '_blank', 'noopener');
}

const first = /^#open=([\w.-]+)$/;

/** The drawing that the desktop opened this window for; asked once. */
export function takeFirstDrawing(): string | null {
  const id = hasPort() ? first.exec(location.hash)?.[1] : undefined;
  if (id === undefined) return null;
  history.replaceState(null, '', location.pathname);
  return id;
}
