/** @file Numbers as people type them: a comma is a decimal point, `3x5` a pair, whole numbers are whole; or why it is none. */
import type { TextKey } from '../locales/index.ts';

/** What was read, or a sentence that says what is needed. */
export type Read<T> =
  | { readonly value: T }
  | { readonly refusal: { readonly key: TextKey; readonly values: Readonly<Record<string, string>> } };

export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** The bounds themselves are refused. */
  readonly open?: boolean;
}

/** Full-width digits and marks of Chinese keyboards, long minus signs, a unit behind the number. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–—]/g, '-')
    .replace(/[、，]/g, ',')
    .replace(/。/g, '.')
    .replace(/%\s*$/, '')
    .trim();
}

const decimal = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;

/** `0,0005`, `5e-5`, `.1`, `1/255`. */
export function readDecimal(text: string, range: Range = {}): Read<number> {
  const [above = '', below, ...rest] = plain(text).split('/');
  const [a, b] = [numberOf(above.trim()), below === undefined ? 1 : numberOf(below.trim())];
  const value = a / b;
  if (plain(text) === '') return refuse('fields.empty');
  if (rest.length > 0 || !Number.isFinite(value)) return refuse('fields.number', { text: text.trim() });
  return inRange(value, range);
}

function numberOf(text: string): number {
  return decimal.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** A comma or point is refused: 1,000 could be one or a thousand. */
export function readWhole(text: string, range: Range = {}): Read<number> {
  const typed = plain(text);
  if (typed === '') return refuse('fields.empty');
  const value = /^[+-]?\d+(e\+?\d+)?$/i.test(typed) ? Number(typed) : Number.NaN;
  if (!Number.isSafeInteger(value)) return refuse('fields.whole', { text: text.trim() });
  return inRange(value, range);
}

function inRange(value: number, { min, max, open = false }: Range): Read<number> {
  const low = min !== undefined && (open ? value <= min : value < min);
  const high = max !== undefined && (open ? value >= max : value > max);
  if (!low && !high) return { value };
  const values = { ...(min === undefined ? {} : { min: String(min) }), ...(max === undefined ? {} : { max: String(max) }) };
  if (min !== undefined && max !== undefined) return refuse(open ? 'fields.inside' : 'fields.between', values);
  if (min !== undefined) return refuse(open ? 'fields.above' : 'fields.least', values);
  return refuse(open ? 'fields.below' : 'fields.most', values);
}

/** Whole numbers between signs, commas or blanks: `3 × 5`, `3x5`, `3,5`, `3 5`, `(3, 5)`. Null where one is none. */
function numbersOf(text: string): readonly number[] | null {
  const parts = plain(text)
    .replace(/^[([]|[)\]]$/g, '')
    .split(/[×x*,;\s]+/i)
    .filter((part) => part !== '');
  const values = parts.map((part) => (/^-?\d+$/.test(part) ? Number(part) : Number.NaN));
  return values.every(Number.isSafeInteger) ? values : null;
}

/** A fixed number of them; one stands for all. */
export function readTuple(text: string, length: number, min = 1): Read<readonly number[]> {
  const values = numbersOf(text);
  const all = values?.length === 1 ? new Array<number>(length).fill(values[0] as number) : values;
  if (all?.length !== length) return refuse('fields.tuple', { example: new Array(length).fill(3).join('\u00a0×\u00a0') });
  return all.every((value) => value >= min) ? { value: all } : refuse('fields.least', { min: String(min) });
}

/** Lengths of one example, none for a single number; with `wildcard` one may be -1: what is left. */
export function readShape(text: string, wildcard: boolean): Read<readonly number[]> {
  const values = numbersOf(text);
  const open = values?.filter((length) => length === -1).length ?? 0;
  const good = values?.every((length) => length >= 1 || length === -1) && open <= (wildcard ? 1 : 0);
  return values && good ? { value: values } : refuse(wildcard ? 'fields.openShape' : 'fields.shape');
}

function refuse(key: TextKey, values: Readonly<Record<string, string>> = {}): Read<never> {
  return { refusal: { key, values } };
}

/** As a person would write it: `1e20` instead of twenty noughts; what is read from it is the same number. */
export function showDecimal(value: number): string {
  const plainly = String(value);
  if (!Number.isFinite(value) || Math.abs(value) < 1e9) return plainly;
  const short = value.toExponential().replace('e+', 'e');
  return short.length < plainly.length ? short : plainly;
}

/** Without the last digits that only floating point has: 0.1 × 3 is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
