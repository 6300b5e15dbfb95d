/** @file Keys by the names that shortcuts have, whatever the keyboard's layout. */

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** What keys print on a US keyboard where another layout has no Latin letters. */
const places: Readonly<Record<string, string>> = {
  Slash: '/',
  Minus: '-',
  Equal: '=',
  NumpadAdd: '+',
  NumpadSubtract: '-',
};

/**
 * The names under which a press may be a shortcut, best first: `Mod+Shift+Z`. A letter is the layout's own; where that is
 * no Latin letter (Cyrillic, or Alt on a Mac), the key's place counts. Digits with Shift count by their place. For signs
 * such as `?` and `+` Shift doesn't count: layouts differ in whether they need it.
 */
export function pressesOf(event: Press): string[] {
  const { key, code } = event;
  const place = code.startsWith('Key') ? code.slice(3) : code.startsWith('Digit') ? code.slice(5) : places[code];
  if (key.length > 1) return [named(event, key, event.shiftKey)];
  const typed = key.toUpperCase();
  if (/^[A-Z]$/.test(typed)) return [named(event, typed, event.shiftKey)];
  const names: string[] = [];
  if (code.startsWith('Digit') && (event.shiftKey || /\d/.test(key))) names.push(named(event, code.slice(5), event.shiftKey));
  if (/^[\x21-\x7e]$/.test(typed) && !/\d/.test(typed)) names.push(named(event, typed, false));
  if (place !== undefined && /^[A-Z]$/.test(place) && !/^[\x21-\x7e]$/.test(typed)) {
    names.push(named(event, place, event.shiftKey));
  }
  if (place !== undefined && code in places) names.push(named(event, event.shiftKey && place === '/' ? '?' : place, false));
  return [...new Set(names)];
}

function named(event: Press, key: string, shift: boolean): string {
  const parts = [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key];
  return parts.filter((part) => part !== '').join('+');
}

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** As it stands on a keycap: `Ctrl Shift Z`. */
export function keycap(shortcut: string): string {
  return shortcut
    .split('+')
    .map((part) => (part === '' ? '+' : part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : part))
    .join(' ')
    .replace(/ \+ \+$|^\+ \+$/, '+')
    .replace('Delete', 'Del')
    .replace('Escape', 'Esc');
}
