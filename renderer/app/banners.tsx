/** @file Lines under the title bar: no link, no engine, a run that was cut off, a file that can only be read. */
import type { JSX, ReactNode } from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client, connectionState, watchConnection } from '../bridge/client.ts';
import { messageOf } from '../bridge/errors.ts';
import { LoomError } from '../../engine/core/errors.ts';
import { useText } from '../locales/index.ts';
import { useLanguage } from '../locales/language.ts';
import { useRunNumber } from '../queries/feed.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import classes from './app.module.css';
import { useEngineState } from './run/engine-watch.ts';
import { overwriteDrawing } from './documents/file-actions.ts';
import { takeHold, useElsewhere } from './documents/keeper.ts';
import { TrainAgain } from './run/guidance.tsx';
import { attempt } from './notify.tsx';
import { goOn } from './run/run-actions.ts';
import { useRunFacts } from './run/run-state.ts';
import { openCopy, reloadFile, useProject } from './documents/session.ts';

function Banner({
  kind,
  icon,
  children,
  action,
}: {
  readonly kind: 'warn' | 'bad' | 'info';
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): JSX.Element {
  return (
    <div className={classes['banner']} data-kind={kind} role="status">
      <Icon name={icon} />
      <span>{children}</span>
      {action}
    </div>
  );
}

export function Banners(): JSX.Element {
  const t = useText();
  const connection = useSyncExternalStore(watchConnection, connectionState);
  const engine = useEngineState();
  const project = useProject();
  return (
    <>
      {connection === 'unauthorized' && project && (
        <Banner kind="bad" icon="unplugged">
          {t('shell.unauthorized')}
        </Banner>
      )}
      {connection === 'lost' && (
        <Banner kind="warn" icon="unplugged">
          {t('shell.lost')}
        </Banner>
      )}
      {connection === 'open' && engine === 'restarting' && (
        <Banner kind="warn" icon="refresh">
          {t('shell.engineRestarting')}
        </Banner>
      )}
      {connection === 'open' && engine === 'stuck' && (
        <Banner
          kind="warn"
          icon="alert"
          action={<Button onClick={() => attempt(() => client.app.endEngine())}>{t('shell.endEngine')}</Button>}
        >
          {t('shell.engineStuck')}
        </Banner>
      )}
      {project && <FileBanner project={project} />}
      {project && <RunBanner />}
    </>
  );
}

/** Of the drawing's file: another window or another program has it, or it can only be read. */
function FileBanner({ project }: { readonly project: NonNullable<ReturnType<typeof useProject>> }): JSX.Element | null {
  const t = useText();
  const copy = (
    <Button onClick={() => attempt(openCopy)} testId="open-copy">
      {t('documents.openCopy')}
    </Button>
  );
  if (useLately(useElsewhere())) {
    const action = (
      <>
        <Button onClick={takeHold} testId="take-over">
          {t('documents.takeOver')}
        </Button>
        {copy}
      </>
    );
    return (
      <Banner kind="info" icon="info" action={action}>
        {t('documents.elsewhere')}
      </Banner>
    );
  }
  if (project.changedOnDisk) {
    const action = (
      <>
        <Button onClick={() => attempt(reloadFile)}>{t('documents.reload')}</Button>
        <Button onClick={() => attempt(overwriteDrawing)}>{t('documents.overwrite')}</Button>
      </>
    );
    return (
      <Banner kind="warn" icon="alert" action={action}>
        {t('documents.changedOnDisk')}
      </Banner>
    );
  }
  if (!project.readOnly) return null;
  return (
    <Banner kind="info" icon="info" action={copy}>
      {t('shell.readOnly')}
    </Banner>
  );
}

/** True once it has been so for a moment: a reload's old page may need one to go. */
function useLately(now: boolean): boolean {
  const [lately, setLately] = useState(false);
  useEffect(() => {
    if (!now) return setLately(false);
    const timer = setTimeout(() => setLately(true), 400);
    return () => clearTimeout(timer);
  }, [now]);
  return now && lately;
}

/** Of the run on screen: it was cut off, or its numbers ended. */
function RunBanner(): JSX.Element | null {
  const t = useText();
  const language = useLanguage();
  const { run, status, summary } = useRunFacts();
  const failure = useRunNumber((numbers) => numbers?.reason ?? null);
  if (status === 'interrupted' && summary) {
    const action = (
      <Button onClick={() => attempt(() => goOn(summary))} testId="resume-run">
        {t('run.resume')}
      </Button>
    );
    return (
      <Banner kind="warn" icon="alert" action={action}>
        {t('run.interrupted', { epoch: Math.min(summary.epochs, summary.epoch + 1) })}
      </Banner>
    );
  }
  if (status === 'nan' || status === 'failed') {
    const reason = failure ? messageOf(new LoomError(failure.code, failure.values), language) : '';
    // Where the data are to blame, a lower rate would not help.
    const rate = status === 'nan' && run !== null && failure?.code !== 'runs.nan-input';
    return (
      <Banner kind="bad" icon="alert" action={rate && <TrainAgain run={run} />}>
        {reason || `${t(status === 'nan' ? 'run.nan' : 'run.failed')}.`}
      </Banner>
    );
  }
  return null;
}
