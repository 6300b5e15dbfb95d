/** @file What the net says: bars for classes and for yes or no, numbers for amounts. */
import type { AriaAttributes, JSX } from 'react';
import { useText } from '../../locales/index.ts';
import { areShares, type OutputEnd, sharesOf } from './ends.ts';
import classes from './training.module.css';
import type { Guess } from './use-guess.ts';

/** So many rows fit beside the pad. */
const rows = 10;

function formatShare(share: number): string {
  return share >= 0.995 && share < 1 ? '>99 %' : `${Math.round(100 * share)} %`;
}

export function bestOf(scores: readonly number[]): number {
  return scores.reduce((best, score, index) => (score > (scores[best] ?? Number.NEGATIVE_INFINITY) ? index : best), 0);
}

/** Numbers of any size in little room. */
export function formatAmount(value: number): string {
  return Number(value.toPrecision(5)).toString();
}

/** How its numbers are written: in percent where they are shares. */
export function formatterOf(end: OutputEnd, numbers: readonly number[]): (value: number) => string {
  return areShares(end, numbers) ? formatShare : (value) => formatAmount(Number(value.toFixed(2)));
}

/** One output. */
export function Output({ end, guess, titled, shares }: OutputProps): JSX.Element {
  const numbers = guess?.outputs[end.name] ?? null;
  return (
    <>
      {titled && <h4 title={end.name}>{end.name}</h4>}
      {end.answers === 'amount' ? <Amounts numbers={numbers} /> : <Bars end={end} numbers={numbers} spelled={shares} />}
    </>
  );
}

interface OutputProps {
  readonly end: OutputEnd;
  readonly guess: Guess | null;
  /** Named, as one of several. */
  readonly titled: boolean;
  /** Shares stand beside their bars: nothing else tells them. */
  readonly shares: boolean;
}

interface BarsProps {
  readonly end: OutputEnd;
  readonly numbers: readonly number[] | null;
  readonly spelled: boolean;
}

/** All classes in their order, or the likeliest ones where there are too many. */
function Bars({ end, numbers, spelled }: BarsProps): JSX.Element {
  const shares = numbers ? sharesOf(end, numbers) : new Array<number>(Math.min(rows, end.size)).fill(0);
  const top = numbers && end.answers === 'class' ? bestOf(shares) : -1;
  const order = shares.map((_, index) => index);
  const shown = shares.length <= rows ? order : [...order].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0)).slice(0, rows);
  const format = formatterOf(end, shares);
  const full = areShares(end, shares) ? 1 : Math.max(...shares, 0);
  const isTop = (index: number): boolean => (end.answers === 'class' ? index === top : (shares[index] ?? 0) >= 0.5);
  return (
    <ol
      className={classes['bars']}
      data-testid="bars"
      data-wide={end.size > rows || undefined}
      data-spelled={spelled || undefined}
    >
      {shown.map((index) => (
        <li key={index} data-top={isTop(index) || undefined}>
          <code>{index}</code>
          <i {...(numbers ? meterOf(index, shares[index] ?? 0, full || 1, format) : {})}>
            <u style={{ width: widthOf((shares[index] ?? 0) / (full || 1)) }} />
          </i>
          <small className={spelled ? undefined : 'visually-hidden'} aria-hidden>
            {numbers && format(shares[index] ?? 0)}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** A bar for those who can't see it. */
function meterOf(
  index: number,
  share: number,
  most: number,
  format: (value: number) => string,
): AriaAttributes & { role: 'meter' } {
  return {
    role: 'meter',
    'aria-label': String(index),
    'aria-valuemin': 0,
    'aria-valuemax': most,
    // Never so small that it is written with an exponent.
    'aria-valuenow': Math.round(1e6 * share) / 1e6,
    'aria-valuetext': format(share),
  };
}

/** What is not nothing is seen. */
function widthOf(share: number): string {
  return `${Math.max(share > 0.0005 ? 2 : 0, 100 * Math.min(1, Math.max(0, share))).toFixed(3)}%`;
}

function Amounts({ numbers }: { readonly numbers: readonly number[] | null }): JSX.Element {
  const t = useText();
  const shown = numbers?.slice(0, 100) ?? [];
  return (
    <ol className={classes['amounts']} data-testid="amounts" data-one={shown.length === 1 || undefined}>
      {shown.map((number, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the number's name
        <li key={index}>
          {shown.length > 1 && <span>{index + 1}</span>}
          <code>{formatAmount(number)}</code>
        </li>
      ))}
      {numbers && numbers.length > shown.length && <li>{t('pad.more', { count: numbers.length - shown.length })}</li>}
    </ol>
  );
}
