/** @file The token of this session: from the address's fragment, kept for the tab, taken out of the address. */

const key = 'layerloom.token';

/** Whether the page was opened with the address that the terminal shows, not brought back by a reload. */
export const openedByAddress = location.hash.length > 1;

/** Null where the page was opened without one. */
export function takeToken(): string | null {
  const fragment = location.hash.slice(1);
  if (fragment !== '') {
    sessionStorage.setItem(key, fragment);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(key);
}

/** The address that another window needs. */
export function addressWithToken(): string {
  return `${location.origin}/#${sessionStorage.getItem(key) ?? ''}`;
}

/** The address was typed anew into a page that is open: the browser changes its fragment and loads nothing. */
export function onNewToken(listener: () => void): void {
  addEventListener('hashchange', () => {
    if (location.hash.length > 1) listener();
  });
}
