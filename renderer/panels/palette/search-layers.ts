/** @file Layers by what people type: names and keywords of both languages at once, parts of words, letters left out or swapped. */
import type { LayerDefinition } from '../../../engine/catalog/define.ts';

export interface Found {
  readonly layer: LayerDefinition;
  /** The word that fits best: a name, or a keyword such as "fully connected". */
  readonly word: string;
}

/** Best first; among equals the order given. All of them, in that order, where nothing is asked for. */
export function searchLayers(layers: readonly LayerDefinition[], query: string): Found[] {
  const parts = query
    .trim()
    .split(/\s+/)
    .map(plain)
    .filter((part) => part !== '');
  if (parts.length === 0) return layers.map((layer) => ({ layer, word: layer.id }));
  const scored = layers.flatMap((layer, index) => {
    const best = bestOf(layer, plain(query), parts);
    return best ? [{ layer, index, ...best }] : [];
  });
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ layer, word }) => ({ layer, word }));
}

interface Best {
  readonly score: number;
  readonly word: string;
}

/** The query as one word, or every part of it on its own. */
function bestOf(layer: LayerDefinition, whole: string, parts: readonly string[]): Best | null {
  const { title } = layer.text;
  const names = [layer.id, title.en, title['zh-CN']];
  const words = [...names.map((word) => ({ word, bonus: 5 })), ...layer.keywords.map((word) => ({ word, bonus: 0 }))];
  const fit = (part: string): Best | null => {
    const fits = words.map(({ word, bonus }) => ({ word, score: match(part, word) && match(part, word) + bonus }));
    const best = fits.reduce((a, b) => (b.score > a.score ? b : a));
    return best.score > 0 ? best : null;
  };
  const one = fit(whole);
  if (one || parts.length < 2) return one;
  const each = parts.map(fit);
  const [first] = each;
  return first && each.every((best) => best !== null)
    ? { word: first.word, score: Math.min(...each.map((best) => best.score)) }
    : null;
}

/** 0: no match. */
function match(query: string, word: string): number {
  const target = plain(word);
  if (target === query) return 100;
  if (target.startsWith(query)) return 90 - Math.min(20, target.length - query.length);
  if (starts(word).some((part) => part.startsWith(query))) return 65;
  if (target.includes(query)) return 55;
  if (initials(word).startsWith(query) && query.length > 1) return 50;
  if (isTypo(query, target)) return 40;
  return query.length > 2 && isSpread(query, target) ? 30 : 0;
}

/** Lower case, letters and digits only. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** `MaxPooling2D` has the words max, pooling and 2d. */
function split(word: string): string[] {
  return word.split(/(?<=[a-z])(?=[A-Z0-9])|[\s_-]+/).map(plain);
}

function starts(word: string): string[] {
  return split(word).slice(1);
}

function initials(word: string): string {
  return split(word)
    .map((part) => part[0] ?? '')
    .join('');
}

/** Begins alike and holds all letters in this order. */
function isSpread(query: string, target: string): boolean {
  if (query[0] !== target[0]) return false;
  let at = 0;
  for (const letter of target) if (letter === query[at]) at += 1;
  return at === query.length;
}

/** One letter wrong, missing, too many or swapped with the next; two in long words. */
function isTypo(query: string, target: string): boolean {
  if (query.length < 4) return false;
  const allowed = query.length < 7 ? 1 : 2;
  for (let length = query.length - 1; length <= query.length + 1; length += 1) {
    if (length <= target.length && distance(query, target.slice(0, length)) <= allowed) return true;
  }
  return false;
}

/** Damerau and Levenshtein's distance, swaps of neighbours counted once. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const cost = Math.min(cell(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(rows, i - 1, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(cost, cell(rows, i - 2, j - 2) + 1) : cost);
    }
    rows.push(row);
  }
  return cell(rows, a.length, b.length);
}

function cell(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
