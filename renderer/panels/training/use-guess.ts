/** @file What the net says to an example: asked when the example or the weights change, and again and again while the net learns. */
import { useEffect, useRef, useState } from 'react';
import { client } from '../../bridge/client.ts';
import { GuessPump } from './guess-pump.ts';
import type { Served, Weights } from './served.ts';

/** Numbers of one example by input. */
export type Example = Readonly<Record<string, readonly number[]>>;

export interface Guess {
  /** Numbers by output. */
  readonly outputs: Readonly<Record<string, readonly number[]>>;
  /** How long the weights were trained, and whether their run is still open. */
  readonly epoch: number;
  readonly step: number;
  readonly live: boolean;
  readonly run: Served['run'];
  /** What was asked. */
  readonly example: Example;
}

interface Question {
  readonly served: Served;
  readonly weights: Weights;
  readonly example: Example;
}

export function useGuess(served: Served | null, weights: Weights, example: Example | null): Guess | null {
  const [guess, setGuess] = useState<Guess | null>(null);
  const pump = useRef<GuessPump<Question> | null>(null);
  const wanted = useRef(false);
  useEffect(() => {
    const mine = new GuessPump<Question>(async (question) => {
      const answer = await ask(question).catch(() => null);
      // An answer may come after the pad was cleared.
      if (pump.current === mine && wanted.current) setGuess(answer);
    });
    pump.current = mine;
    return () => {
      mine.put(null, false);
      pump.current = null;
    };
  }, []);
  useEffect(() => {
    const question = served?.ready && example ? { served, weights, example } : null;
    wanted.current = question !== null;
    if (question === null) setGuess(null);
    pump.current?.put(question, served?.live ?? false);
  }, [served, weights, example]);
  return guess;
}

async function ask({ served: { run, document }, weights, example }: Question): Promise<Guess> {
  const model = run ? { run: run.id, weights } : { document };
  const numbers = Object.fromEntries(Object.entries(example).map(([name, values]) => [name, [...values]]));
  const answer = await client.runs.predict({ model, example: numbers });
  return { ...answer, run, example };
}
