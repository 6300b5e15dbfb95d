/** @file The net's answer beside the pad, in large, and aloud. */
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { type Ends, type OutputEnd, sharesOf } from './ends.ts';
import { bestOf, formatAmount, formatterOf } from './outputs.tsx';
import type { Guess } from './use-guess.ts';

/** The likeliest class, in large. */
export function Answer({ ends, guess }: { readonly ends: Ends; readonly guess: Guess | null }): JSX.Element {
  const [end] = ends.outputs;
  const likeliest = end && likeliestOf(end, guess);
  return (
    <>
      <b data-testid="guess">{likeliest?.best ?? ''}</b>
      <code data-testid="share">{likeliest?.percent ?? ''}</code>
    </>
  );
}

function likeliestOf(end: OutputEnd, guess: Guess | null): { readonly best: number; readonly percent: string } | null {
  const numbers = end.answers === 'class' ? guess?.outputs[end.name] : undefined;
  if (!numbers) return null;
  const shares = sharesOf(end, numbers);
  const best = bestOf(shares);
  return { best, percent: formatterOf(end, shares)(shares[best] ?? 0) };
}

/** What the net says, for those who can't see it: `3, 98 %`, or the numbers. */
export function Spoken({ ends, guess }: { readonly ends: Ends; readonly guess: Guess | null }): JSX.Element {
  const said = ends.outputs.map((end) => {
    const likeliest = likeliestOf(end, guess);
    if (likeliest) return [`${likeliest.best}, ${likeliest.percent}`, `${likeliest.best}`] as const;
    const numbers = (guess?.outputs[end.name] ?? []).slice(0, 5).map(formatAmount).join(', ');
    return [numbers, numbers] as const;
  });
  const spoken = useSpoken(said.map(([words]) => words).join('; '), said.map(([, about]) => about).join('; '));
  return (
    <span className="visually-hidden" aria-live="polite" data-testid="spoken">
      {spoken}
    </span>
  );
}

/** Says the words of the moment once what they are about has stood for a while: a net that learns doesn't chatter. */
function useSpoken(words: string, about: string): string {
  const [spoken, setSpoken] = useState('');
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with each guess, what they are about does not
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(latest.current), 800);
    return () => clearTimeout(timer);
  }, [about]);
  return spoken;
}
