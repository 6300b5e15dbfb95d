/** @file Train, Continue and Step; Pause or Resume and Stop while a run is open; Train again while it waits. */
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { say, type Translate, useText } from '../../locales/index.ts';
import { turnToFirstProblem } from '../../panels/problems/turn-to.ts';
import { Button, ButtonGroup, type ButtonProps } from '../../ui/button.tsx';
import { attempt, notify } from '../notify.tsx';
import { lengthen, startRun, steer, takeStep } from './run-actions.ts';
import { type Reason, rulesOf } from './run-rules.ts';
import { type RunFacts, useRunFacts } from './run-state.ts';
import { useEditor } from '../use-editor.ts';

/**
 * Main button, second one, Step: each keeps its place and the focus when a run begins, waits and ends, so that a second press never
 * meets another button, and Step can be pressed as fast as one likes. Train of a run that waits stands before them.
 */
export function RunControl(): JSX.Element {
  const t = useText();
  const state = useRunFacts();
  const epochs = useEditor((editor) => editor.document.training.epochs);
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    if (!state.open) setStopping(false);
  }, [state.open]);
  const buttons = state.open ? openButtons(state, stopping, () => setStopping(true), t) : idleButtons(state, epochs, t);
  return (
    <ButtonGroup label={t('run.control')}>
      {buttons.map((button, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what stays, counted from the end, as they are aligned
        <Button key={place - buttons.length} {...button} />
      ))}
    </ButtonGroup>
  );
}

function idleButtons(state: RunFacts, epochs: number, t: Translate): ButtonProps[] {
  const last = state.trained;
  const rules = rulesOf({ problems: state.problems, last: state.last, changed: state.changed });
  const off = (reason: Reason | null): string | null => reason && t(reason.key, reason.values);
  const onRefused = (): void => {
    if (state.problems > 0) turnToFirstProblem();
  };
  const tip = last ? t('run.continueTip', { number: String(last.number), epochs }) : t('run.trainTip');
  return [
    {
      children: t('run.train'),
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
      children: t('run.continue'),
      off: off(rules.continue),
      onRefused,
      tip,
      onClick: () => attempt(async () => last && lengthen(last)),
      testId: 'continue',
    },
    {
      children: t('run.step'),
      off: off(rules.step),
      onRefused,
      tip: t('run.stepTip'),
      onClick: () => attempt(() => takeStep(last)),
      testId: 'step',
    },
  ];
}

function openButtons(state: RunFacts, stopping: boolean, onStop: () => void, t: Translate): ButtonProps[] {
  const off = stopping ? t('run.stopping') : state.preparing ? t('run.preparing') : null;
  const send = (action: 'pause' | 'resume' | 'stop') => (): void => {
    if (action === 'stop') onStop();
    attempt(() => steer(state.run ?? '', action));
  };
  const main = { iconSize: 13, variant: 'primary', off } as const;
  const { train } = rulesOf({ problems: state.problems, last: state.last, changed: state.changed });
  const blocked = train && t(train.key, train.values);
  const anew: ButtonProps = {
    children: t('run.train'),
    off: off ?? blocked,
    onRefused: () => void (off === null && turnToFirstProblem()),
    tip: t('run.trainTipPaused', { number: String(state.summary?.number ?? '') }),
    onClick: (event) => {
      // The place of this button is gone in a moment; the one beside it stays.
      (event.currentTarget.nextElementSibling as HTMLElement | null)?.focus();
      attempt(() => trainAnew(state));
    },
    testId: 'train',
  };
  const first: ButtonProps = state.paused
    ? { ...main, children: t('run.resume'), icon: 'play', tip: t('run.resumeTip'), onClick: send('resume'), testId: 'resume' }
    : { ...main, children: t('run.pause'), icon: 'pause', tip: t('run.pauseTip'), onClick: send('pause'), testId: 'pause' };
  const step: ButtonProps = {
    children: t('run.step'),
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
      children: t('run.stop'),
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
