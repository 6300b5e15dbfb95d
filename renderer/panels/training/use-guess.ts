/** @file What the net says to the pad's picture: asked again when the picture, the weights or the drawing change. */
import { useEffect, useState } from 'react';
import { useRunState } from '../../app/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import { client } from '../../bridge/client.ts';
import { useRunDocument } from '../../queries/queries.ts';
import type { RunSummary } from '../../queries/types.ts';

export interface Guess {
  readonly scores: readonly number[];
  /** Whose weights they are; null: the drawing's start weights. */
  readonly run: RunSummary | null;
}

const pause = 120;

export function useGuess(picture: Float32Array | null): Guess | null {
  const { trained, numbers } = useRunState();
  const current = useEditor((state) => state.document);
  const run = trained?.id ?? null;
  const { data: trainedDocument } = useRunDocument(run);
  const document = run === null ? current : trainedDocument;
  const [guess, setGuess] = useState<Guess | null>(null);
  const epoch = numbers?.epoch;
  const status = numbers?.status;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new weights come with each epoch and each pause
  useEffect(() => {
    if (!picture || !document) {
      setGuess(null);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.runs
        .predict({ run, document, input: [...picture] }, { signal: abort.signal })
        .then(({ outputs }) => setGuess({ scores: Object.values(outputs)[0] ?? [], run: trained }))
        .catch(() => {
          if (!abort.signal.aborted) setGuess(null);
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [picture, document, run, trained?.step, trained?.status, epoch, status]);
  return guess;
}
