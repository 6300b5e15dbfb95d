/** @file The buttons of the run control and when each is on: for the title bar and for the list of commands. */
import { useEffect, useState } from 'react';
import { say, type Translate, useText } from '../../locales/index.ts';
import { turnToFirstProblem } from '../../panels/problems/turn-to.ts';
import type { ButtonProps } from '../../ui/button.tsx';
import { attempt, notify } from '../notify.tsx';
import { useEditor } from '../use-editor.ts';
import { lengthen, startRun, steer, takeStep } from './run-actions.ts';
import { type Reason, rulesOf } from './run-rules.ts';
import { type RunFacts, useRunFacts } from './run-state.ts';

export interface RunButton extends Omit<ButtonProps, 'children' | 'onClick'> {
  readonly word: 'run.train' | 'run.continue' | 'run.step' | 'run.pause' | 'run.resume' | 'run.stop';
  readonly testId: string;
  readonly onClick: () => void;
}

/** From left to right. */
export function useRunButtons(): RunButton[] {
  const t = useText();
  const state = useRunFacts();
  const epochs = useEditor((editor) => editor.document.training.epochs);
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    if (!state.open) setStopping(false);
  }, [state.open]);
  return state.open ? openButtons(state, stopping, () => setStopping(true), t) : idleButtons(state, epochs, t);
}

function idleButtons(state: RunFacts, epochs: number, t: Translate): RunButton[] {
  const last = state.trained;
  const rules = rulesOf({ problems: state.problems, last: state.last, changed: state.changed });
  const off = (reason: Reason | null): string | null => reason && t(reason.key, reason.values);
  const onRefused = (): void => {
    if (state.problems > 0) turnToFirstProblem();
  };
  const tip = last ? t('run.continueTip', { number: String(last.number), epochs }) : t('run.trainTip');
  return [
    {
      word: 'run.train',
      icon: 'play',
      iconSize: 13,
      variant: 'primary',
      off: off(rules.train),
      onRefused,
      tip: t('run.trainTip'),
      onClick: () => attempt(() => startRun(false)),
      testId: 'train',
    },
    {
      word: 'run.continue',
      off: off(rules.continue),
      onRefused,
      tip,
      onClick: () => attempt(async () => last && lengthen(last)),
      testId: 'continue',
    },
    {
      word: 'run.step',
      off: off(rules.step),
      onRefused,
      tip: t('run.stepTip'),
      onClick: () => attempt(() => takeStep(last)),
      testId: 'step',
    },
  ];
}

function openButtons(state: RunFacts, stopping: boolean, onStop: () => void, t: Translate): RunButton[] {
  const off = stopping ? t('run.stopping') : state.preparing ? t('run.preparing') : null;
  const send = (action: 'pause' | 'resume' | 'stop') => (): void => {
    if (action === 'stop') onStop();
    attempt(() => steer(state.run ?? '', action));
  };
  const main = { iconSize: 13, variant: 'primary', off } as const;
  const { train } = rulesOf({ problems: state.problems, last: state.last, changed: state.changed });
  const blocked = train && t(train.key, train.values);
  const anew: RunButton = {
    word: 'run.train',
    off: off ?? blocked,
    onRefused: () => void (off === null && turnToFirstProblem()),
    tip: t('run.trainTipPaused', { number: String(state.summary?.number ?? '') }),
    onClick: () => attempt(() => trainAnew(state)),
    testId: 'train',
  };
  const first: RunButton = state.paused
    ? { ...main, word: 'run.resume', icon: 'play', tip: t('run.resumeTip'), onClick: send('resume'), testId: 'resume' }
    : { ...main, word: 'run.pause', icon: 'pause', tip: t('run.pauseTip'), onClick: send('pause'), testId: 'pause' };
  const step: RunButton = {
    word: 'run.step',
    off: stopping ? off : state.paused ? null : t('run.stepPauses'),
    tip: t('run.stepTip'),
    onClick: () => attempt(() => takeStep(null)),
    testId: 'step',
  };
  // A run may be stopped while it is made ready, but not before it has a name.
  const stopOff = stopping ? t('run.stopping') : state.asked ? t('run.preparing') : null;
  return [
    ...(state.paused ? [anew] : []),
    first,
    {
      word: 'run.stop',
      icon: 'stop',
      iconSize: 13,
      off: stopOff,
      tip: t('run.stopTip'),
      onClick: send('stop'),
      testId: 'stop',
    },
    step,
  ];
}

/** The run that waits is kept as one that was stopped. */
async function trainAnew({ run, summary }: RunFacts): Promise<void> {
  await startRun(false, run);
  if (summary) notify('info', say('run.keptStopped', { number: String(summary.number) }));
}
