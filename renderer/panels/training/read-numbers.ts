/** @file Numbers out of typed or pasted text. */

export type ReadNumbers = { readonly numbers: readonly number[] } | { readonly wrong: string } | { readonly count: number };

/**
 * Exactly `size` numbers, parted by spaces, lines, commas or semicolons; brackets are overlooked. A comma is a decimal point
 * where the spaces alone give `size` numbers. `wrong`: what is no number; `count`: how many there are instead.
 */
export function readNumbers(text: string, size: number, whole: boolean): ReadNumbers {
  const plain = text.replace(/[[\](){}]/g, ' ');
  const bySpace = words(plain, /[\s;]+/).map((word) => word.replace(/^([^,]*),([^,]+)$/, '$1.$2'));
  const parts = bySpace.length === size && bySpace.every((word) => isNumber(word, whole)) ? bySpace : words(plain, /[\s;,]+/);
  const wrong = parts.find((word) => !isNumber(word, whole));
  if (wrong !== undefined) return { wrong };
  return parts.length === size ? { numbers: parts.map(Number) } : { count: parts.length };
}

function words(text: string, by: RegExp): string[] {
  return text.split(by).filter((word) => word !== '');
}

function isNumber(word: string, whole: boolean): boolean {
  const value = Number(word);
  return word !== '' && Number.isFinite(value) && (!whole || Number.isInteger(value));
}
