/** @file Says aloud what becomes of a run: started, its epochs now and then, paused, finished. */
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { useText } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { type Said, sentenceOf } from './run-sentences.ts';

export function RunAnnouncer(): JSX.Element {
  const t = useText();
  const [words, setWords] = useState('');
  useEffect(() => {
    let said: Said = { run: null, status: null, epoch: 0, at: Number.NEGATIVE_INFINITY };
    const look = (): void => {
      const run = feed.shown?.run ?? null;
      const numbers = feed.numbers();
      if (run === null || !numbers) {
        said = { ...said, run: null, status: null };
        return;
      }
      const now = performance.now();
      const sentence = sentenceOf(said, run, numbers, now, t);
      if (sentence !== null) setWords(sentence);
      const { status, epoch } = numbers;
      const told = sentence !== null || epoch < said.epoch || said.run !== run;
      said = { run, status, epoch: told ? epoch : said.epoch, at: sentence === null ? said.at : now };
    };
    look();
    return feed.subscribe(look);
  }, [t]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="run-announcer">
      {words}
    </div>
  );
}
