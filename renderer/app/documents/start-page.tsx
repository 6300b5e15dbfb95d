/** @file The start page: templates as cards, recent drawings, open and import. */
import { type JSX, useEffect, useId, useState } from 'react';
import { useText, type Translate } from '../../locales/index.ts';
import { useSay } from '../../locales/language.ts';
import { useRecent, useRuns, useTemplates } from '../../queries/queries.ts';
import type { RecentProject, RunSummary } from '../../queries/types.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Contained } from '../contained.tsx';
import { formatMoment } from './moment.ts';
import { createDrawing, importModel, openDrawing, openRecent } from './file-actions.ts';
import { Miniature } from './miniature.tsx';
import { attempt } from '../notify.tsx';
import classes from './start-page.module.css';

export function StartPage(): JSX.Element {
  const t = useText();
  const waits = useWaits();
  if (waits) return <main className={classes['page']} />;
  return (
    <main className={classes['page']}>
      <div className={classes['content']}>
        <h1>{t('start.title')}</h1>
        <Contained name={t('start.title')}>
          <Templates />
        </Contained>
        <div className={classes['low']}>
          <Contained name={t('start.recent')}>
            <Recent />
          </Contained>
          <section>
            <h2>{t('start.open')}</h2>
            <div className={classes['open']}>
              <Button wide icon="folder-open" hint="Ctrl O" onClick={() => attempt(openDrawing)} testId="open-drawing">
                {t('start.openDrawing')}
              </Button>
              <Button wide icon="file-import" hint=".keras .h5" onClick={() => attempt(importModel)} testId="import-model">
                {t('start.importModel')}
              </Button>
              <p>{t('start.drop')}</p>
            </div>
          </section>
        </div>
      </div>
    </main>
  );
}

/** Milliseconds that the page waits for all of its parts: they come together, and nothing moves under the mouse. */
const patience = 400;

function useWaits(): boolean {
  const templates = useTemplates();
  const recent = useRecent();
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patience);
    return () => clearTimeout(timer);
  }, []);
  return patient && (templates.isPending || recent.isPending);
}

function Templates(): JSX.Element {
  const say = useSay();
  const id = useId();
  const { data } = useTemplates();
  return (
    <div className={classes['cards']}>
      {(data ?? []).map((template) => (
        <button
          key={template.id}
          type="button"
          className={classes['card']}
          aria-labelledby={`${id}-${template.id}-title`}
          aria-describedby={`${id}-${template.id}-words`}
          onClick={() => attempt(() => createDrawing(template))}
          data-testid={`template-${template.id}`}
        >
          <Miniature document={template.document} />
          <span className={classes['words']}>
            <b id={`${id}-${template.id}-title`}>{say(template.text.title)}</b>
            <span id={`${id}-${template.id}-words`}>{say(template.text.summary)}</span>
            <small>{say(template.text.note)}</small>
          </span>
        </button>
      ))}
    </div>
  );
}

function Recent(): JSX.Element {
  const t = useText();
  const { data } = useRecent();
  const { data: runs } = useRuns();
  return (
    <section>
      <h2>{t('start.recent')}</h2>
      {data?.length === 0 && <p className={classes['none']}>{t('start.noRecent')}</p>}
      {data && data.length > 0 && (
        <ul className={classes['list']}>
          {data.slice(0, 5).map((recent) => (
            <li key={recent.id}>
              <button type="button" onClick={() => attempt(() => openRecent(recent.id))}>
                <Icon name="file" size={18} />
                <span>
                  <b>{recent.name || t('shell.untitled')}</b>
                  <small title={recent.place ?? undefined}>{keptAs(recent, t)}</small>
                </span>
                <small>{runsOf(recent, runs ?? [], t)}</small>
                <small className={classes['when']}>{formatMoment(recent.changed, t)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where a drawing lies, and whether edits wait to be saved. */
export function keptAs({ place, unsaved }: RecentProject, t: Translate): string {
  if (place === null) return t('documents.untouched');
  return unsaved ? `${t('documents.edited')} · ${place}` : place;
}

function runsOf(recent: RecentProject, all: readonly RunSummary[], t: Translate): string {
  const runs = all.filter((run) => run.project === recent.id);
  const newest = runs[0];
  if (!newest) return t('start.noRuns');
  const place = { epoch: Math.min(newest.epochs, newest.epoch + 1), epochs: newest.epochs };
  if (newest.status === 'paused') return t('start.runsPaused', place);
  if (newest.status === 'interrupted') return t('start.runsCutOff', place);
  if (newest.status === 'running' || newest.status === 'preparing') return t('start.runsRunning', place);
  const accuracies = runs.flatMap((run) => (typeof run.test?.['accuracy'] === 'number' ? [run.test['accuracy']] : []));
  if (accuracies.length === 0) return t('start.runs', { count: runs.length });
  return t('start.runsBest', { count: runs.length, best: Math.max(...accuracies).toFixed(4) });
}
