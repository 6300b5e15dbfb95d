/** @file Train, Continue and Step; Pause or Resume and Stop while a run is open. */
import type { JSX } from 'react';
import { useState } from 'react';
import { useText } from '../locales/index.ts';
import { turnToFirstProblem } from '../panels/problems/turn-to.ts';
import { Button, ButtonGroup } from '../ui/button.tsx';
import { attempt } from './notify.tsx';
import { goOn, startRun, steer } from './run-actions.ts';
import { type RunState, useRunState } from './run-state.ts';
import { useEditor } from './use-editor.ts';

export function RunControl(): JSX.Element {
  const state = useRunState();
  return state.open ? <OpenControl state={state} /> : <IdleControl state={state} />;
}

function IdleControl({ state }: { readonly state: RunState }): JSX.Element {
  const t = useText();
  const epochs = useEditor((editor) => editor.document.training.epochs);
  const [busy, setBusy] = useState(false);
  const blocked = state.problems > 0 ? t('run.blockedReason', { count: state.problems }) : null;
  const off = blocked ?? (busy ? t('run.preparing') : null);
  const showProblems = (): void => {
    if (blocked) turnToFirstProblem();
  };
  const go = (action: () => Promise<void>) => (): void => {
    setBusy(true);
    attempt(() => action().finally(() => setBusy(false)));
  };
  const last = state.trained;
  const rest = last ? (last.epochs > last.epoch ? last.epochs - last.epoch : epochs) : epochs;
  return (
    <ButtonGroup label={t('run.control')}>
      <Button
        icon="play"
        iconSize={13}
        variant="primary"
        off={off}
        onRefused={showProblems}
        tip={t('run.trainTip')}
        onClick={go(() => startRun(false))}
        testId="train"
      >
        {t('run.train')}
      </Button>
      <Button
        off={off ?? (last ? null : t('run.nothingToContinue'))}
        onRefused={showProblems}
        tip={t('run.continueTip', { epochs: rest })}
        onClick={go(async () => (last ? goOn(last) : undefined))}
        testId="continue"
      >
        {t('run.continue')}
      </Button>
      <Button off={off} onRefused={showProblems} tip={t('run.stepTip')} onClick={go(() => startRun(true))} testId="step">
        {t('run.step')}
      </Button>
    </ButtonGroup>
  );
}

function OpenControl({ state }: { readonly state: RunState }): JSX.Element {
  const t = useText();
  const [stopping, setStopping] = useState(false);
  const preparing = state.numbers?.status === 'preparing' ? t('run.preparing') : null;
  const off = stopping ? t('run.stopping') : preparing;
  const send = (action: 'pause' | 'resume' | 'step' | 'stop') => (): void => {
    if (action === 'stop') setStopping(true);
    attempt(() => steer(state.run ?? '', action));
  };
  return (
    <ButtonGroup label={t('run.control')}>
      {state.paused ? (
        <>
          <Button icon="play" iconSize={13} variant="primary" off={off} onClick={send('resume')} testId="resume">
            {t('run.resume')}
          </Button>
          <Button off={off} tip={t('run.stepTip')} onClick={send('step')} testId="step">
            {t('run.step')}
          </Button>
        </>
      ) : (
        <Button icon="pause" iconSize={13} variant="primary" off={off} onClick={send('pause')} testId="pause">
          {t('run.pause')}
        </Button>
      )}
      <Button icon="stop" iconSize={13} off={off} onClick={send('stop')} testId="stop">
        {t('run.stop')}
      </Button>
    </ButtonGroup>
  );
}
