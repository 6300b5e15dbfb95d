/** @file Where the net is tried: what goes in is drawn or typed, what comes out follows at once. */
import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import { type Translate, useText } from '../../locales/index.ts';
import { Tip } from '../../ui/tip.tsx';
import { Answer, Spoken } from './answer.tsx';
import type { Ends, InputEnd, NumbersEnd } from './ends.ts';
import { NumberInput } from './number-input.tsx';
import { Output } from './outputs.tsx';
import { padPicture } from './pad-picture.ts';
import { type PadContent, usePad } from './pad-state.ts';
import { PictureInput } from './picture-input.tsx';
import { type Served, type Weights, useServed } from './served.ts';
import classes from './training.module.css';
import { type Example, type Guess, useGuess } from './use-guess.ts';

type Typed = Readonly<Record<string, readonly number[]>>;

/** What was typed outlives a change of tab. By the name and size of the input. */
let kept: Typed = {};

export function TryPanel(): JSX.Element {
  const t = useText();
  const served = useServed();
  const ends = served?.ends ?? null;
  const content = usePad();
  const [typed, setTyped] = useState(kept);
  const [weights, setWeights] = useState<Weights>('last');
  const pictures = useMemo(() => picturesOf(ends, content), [ends, content]);
  const example = useMemo(() => exampleOf(ends, pictures, typed), [ends, pictures, typed]);
  const guess = useGuess(served, served?.run?.open ? 'last' : weights, example);
  if (ends && (ends.inputs.length === 0 || ends.outputs.length === 0)) return <p className={classes['nopad']}>{t('pad.none')}</p>;
  const type = (end: NumbersEnd, numbers: readonly number[]): void => {
    kept = { ...typed, [keyOf(end)]: numbers };
    setTyped(kept);
  };
  const several = (ends?.inputs.length ?? 0) > 1;
  const answered = !several && ends?.inputs[0]?.kind === 'picture' && ends.outputs.length === 1;
  // Fields are low, a pad fills the height: with the fields first it is seen that there is more below.
  const shown = [...(ends?.inputs ?? [])].sort((a, b) => Number(a.kind === 'picture') - Number(b.kind === 'picture'));
  return (
    <div className={classes['try']} data-testid="try">
      <div className={classes['inputs']} data-several={several || undefined}>
        {shown.map((end) =>
          end.kind === 'picture' ? (
            <PictureInput key={end.name} end={end} picture={pictures[end.name] ?? null} title={several ? end.name : null}>
              {!several && ends && <Answer ends={ends} guess={guess} />}
            </PictureInput>
          ) : (
            <NumberInput key={keyOf(end)} end={end} numbers={numbersOf(end, typed)} onChange={(numbers) => type(end, numbers)} />
          ),
        )}
      </div>
      <section className={classes['guess']}>
        <header>
          <h3>{t('pad.guess')}</h3>
          <Origin served={served} guess={guess} weights={weights} onWeights={setWeights} />
        </header>
        {ends && <Spoken ends={ends} guess={guess} />}
        <div>
          {ends?.outputs.map((end) => (
            <Output key={end.name} end={end} guess={guess} titled={ends.outputs.length > 1} shares={!answered} />
          ))}
        </div>
      </section>
    </div>
  );
}

function keyOf({ name, size }: NumbersEnd): string {
  return `${name} ${size}`;
}

function numbersOf(end: NumbersEnd, typed: Typed): readonly number[] {
  return typed[keyOf(end)] ?? new Array<number>(end.size).fill(0);
}

/** Values 0..1 by input. */
function picturesOf(ends: Ends | null, content: PadContent): Readonly<Record<string, Float32Array | null>> {
  const drawn = ends?.inputs.flatMap((end) => (end.kind === 'picture' ? [[end.name, padPicture(content, end)] as const] : []));
  return Object.fromEntries(drawn ?? []);
}

/** Null while something is missing. */
function exampleOf(ends: Ends | null, pictures: Readonly<Record<string, Float32Array | null>>, typed: Typed): Example | null {
  if (!ends) return null;
  const numbers = (end: InputEnd): readonly number[] | null => {
    if (end.kind === 'numbers') return numbersOf(end, typed);
    const picture = pictures[end.name];
    const [dark, full] = end.range;
    // Bytes, as pictures of data sets are, in the range that the data set has.
    return picture ? Array.from(picture, (value) => dark + (Math.round(255 * value) * (full - dark)) / 255) : null;
  };
  const all = ends.inputs.map((end) => [end.name, numbers(end)] as const);
  return all.some(([, values]) => values === null) ? null : (Object.fromEntries(all) as Example);
}

interface OriginProps {
  readonly served: Served | null;
  readonly guess: Guess | null;
  readonly weights: Weights;
  readonly onWeights: (weights: Weights) => void;
}

/** Whose weights the guess comes from. A run that is over has its last and its best ones. */
function Origin({ served, guess, weights, onWeights }: OriginProps): JSX.Element {
  const t = useText();
  const run = served?.run;
  const name = originOf(served, guess, t);
  if (!run || run.open || run.number === null) return <span data-testid="origin">{name}</span>;
  return (
    <Tip text={t(weights === 'last' ? 'pad.lastTip' : 'pad.bestTip')}>
      <button type="button" data-testid="origin" onClick={() => onWeights(weights === 'last' ? 'best' : 'last')}>
        {weights === 'last' ? name : t('pad.best', { run: name })}
      </button>
    </Tip>
  );
}

/** Short enough for the title row. */
function originOf(served: Served | null, guess: Guess | null, t: Translate): string {
  const run = guess ? guess.run : (served?.run ?? null);
  if (!run || (run.open && guess?.step === 0)) return t('pad.untrained');
  if (!run.open && run.number !== null) return t('pad.fromRun', { number: run.number });
  if (!guess) return '';
  return guess.step >= 10_000 ? t('pad.fromEpoch', { epoch: guess.epoch + 1 }) : t('pad.fromStep', { step: guess.step });
}
