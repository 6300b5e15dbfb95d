/** @file One line of numbers over the charts. */
import type { JSX, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { formatDuration } from '../../app/run/duration.ts';
import { useEditor } from '../../app/use-editor.ts';
import { factsOf } from '../../document/state.ts';
import { trainingLength } from '../../../engine/data/split.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { useRunNumbers } from '../../queries/feed.ts';
import classes from './training.module.css';

/** The clock of a running run: looks up once a second. */
function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

/** What a new run would come to. */
function usePlanned(): { readonly epochs: number; readonly steps: number } {
  const epochs = useEditor((state) => state.document.training.epochs);
  const perEpoch = useEditor((state) => {
    const facts = factsOf(state);
    const { batch_size, validation_split } = state.document.training;
    return facts ? Math.ceil(trainingLength(facts.train, validation_split) / batch_size) : 0;
  });
  return { epochs, steps: epochs * perEpoch };
}

export function NumbersRow(): JSX.Element {
  const t = useText();
  const numbers = useRunNumbers();
  const planned = usePlanned();
  const now = useNow(numbers?.since !== null && numbers !== null);
  const none = '–';
  const open = numbers && (numbers.status === 'running' || numbers.status === 'paused');
  const epochs = numbers?.epochs || planned.epochs;
  const epoch = numbers ? Math.min(epochs, numbers.epoch + (open ? 1 : 0)) : 0;
  const steps = numbers && numbers.stepsPerEpoch > 0 ? epochs * numbers.stepsPerEpoch : planned.steps;
  const elapsed = numbers ? numbers.seconds + (numbers.since === null ? 0 : Math.max(0, now - numbers.since) / 1000) : 0;
  return (
    <dl className={classes['numbers']} data-testid="numbers">
      <Item label={t('training.epoch')}>{t('training.ofTotal', { done: epoch, total: epochs })}</Item>
      <Item label={t('training.step')}>
        <span data-testid="step-count">
          {steps === 0 ? formatCount(numbers?.step ?? 0) : t('training.ofTotal', { done: numbers?.step ?? 0, total: steps })}
        </span>
      </Item>
      <Item label={t('training.examplesPerSecond')}>
        {numbers && numbers.examplesPerSecond > 0 ? formatCount(numbers.examplesPerSecond) : none}
      </Item>
      <Item label={t('training.elapsed')}>{elapsed > 0 ? formatDuration(elapsed, t) : none}</Item>
      <Item label={t(numbers?.best?.metric === 'loss' ? 'training.bestLoss' : 'training.best')}>
        {numbers?.best ? (
          <>
            {numbers.best.value.toFixed(4)} <small>{t('training.bestEpoch', { epoch: numbers.best.epoch })}</small>
          </>
        ) : (
          none
        )}
      </Item>
    </dl>
  );
}

/** The space between the two is for whoever reads them as one line: "Step 12 of 16,880". */
function Item({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt> <dd>{children}</dd>
    </div>
  );
}
