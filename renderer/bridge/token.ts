/** @file The token of this session: from the address's fragment, kept for the tab, taken out of the address. */

const key = 'layerloom.token';

/** Null where the page was opened without one. */
export function takeToken(): string | null {
  const fragment = location.hash.slice(1);
  if (fragment !== '') {
    sessionStorage.setItem(key, fragment);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(key);
}
