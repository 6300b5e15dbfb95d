/** @file A run in the list: its name brings it on screen; it can be compared, renamed and deleted. */
import type { JSX } from 'react';
import { useState } from 'react';
import { formatDuration } from '../../app/run/duration.ts';
import { dock } from '../../app/layout.ts';
import { formatMoment } from '../../app/documents/moment.ts';
import { attempt } from '../../app/notify.tsx';
import { goOn } from '../../app/run/run-actions.ts';
import { rulesOf } from '../../app/run/run-rules.ts';
import { type RunFacts, useChangedSince } from '../../app/run/run-state.ts';
import { client } from '../../bridge/client.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { feed } from '../../queries/feed.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import { isOpen, isTested, type RunSummary } from '../../queries/types.ts';
import { WithArrows } from '../../ui/arrows.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { allChanges, briefChanges } from './changes.ts';
import { placeOf, runName, runNameInside } from './run-name.ts';
import classes from './runs.module.css';

export interface RunRowProps {
  readonly run: RunSummary;
  readonly state: RunFacts;
  /** How many are done. */
  readonly epoch: number;
  readonly ticked: boolean;
  readonly onTick: () => void;
  readonly onDelete: () => void;
}

export function RunRow({ run, state, epoch, ticked, onTick, onDelete }: RunRowProps): JSX.Element {
  const t = useText();
  const [renaming, setRenaming] = useState(false);
  const shown = state.run === run.id;
  const status = shown && state.open && state.status ? state.status : run.status;
  const early = status === 'completed' && epoch < run.epochs;
  const name = runName(run, t);
  const inside = runNameInside(run, t);
  const canResume = !state.open && (run.status === 'interrupted' || run.status === 'stopped');
  const show = (): void => {
    feed.watch(run.id, run.epochs, isOpen(run.status));
    dock.show(isOpen(run.status) ? 'training' : 'results');
  };
  return (
    // The name is the button; a press anywhere else in the row that has no button of its own means the same.
    <tr aria-current={shown || undefined} onClick={(event) => !onControl(event.target) && show()}>
      <td>
        <input type="checkbox" checked={ticked} onChange={onTick} aria-label={t('runs.compare', { run: inside })} />
      </td>
      <th scope="row">
        {renaming ? (
          <NameField run={run} onDone={() => setRenaming(false)} />
        ) : (
          <RunName run={run} onShow={show} onRename={() => setRenaming(true)} />
        )}
      </th>
      <td data-column="started">{formatMoment(run.created, t)}</td>
      <td>
        <Accuracy run={run} />
      </td>
      <td data-column="time">{run.seconds > 0 ? formatDuration(run.seconds, t) : '–'}</td>
      <td data-column="status" data-status={status}>
        {t(run.imported ? 'runs.imported' : early ? 'runs.endedEarly' : `runs.${status}`)}
        {!run.imported && <small> {t('runs.epochsDone', { done: epoch, total: run.epochs })}</small>}
      </td>
      <td className={classes['changed']}>
        <Changed run={run} />
      </td>
      <td className={classes['actions']}>
        <span>
          {canResume && <Resume run={run} problems={state.problems} />}
          <IconButton icon="pencil" size={15} label={t('runs.rename', { run: inside })} onClick={() => setRenaming(true)} />
          <IconButton
            icon="trash"
            size={15}
            label={t('runs.delete', { run: inside })}
            off={isOpen(status) ? t('runs.deleteLive', { run: name }) : false}
            onClick={onDelete}
          />
        </span>
      </td>
    </tr>
  );
}

/** The last measured; where the run went on since, with what it is of. */
function Accuracy({ run }: { readonly run: RunSummary }): JSX.Element {
  const t = useText();
  const { test, tested } = run;
  const accuracy = test?.['accuracy'];
  if (typeof accuracy !== 'number' || !tested) return <>–</>;
  if (isTested(run)) return <>{accuracy.toFixed(4)}</>;
  const place = placeOf(tested, t);
  return (
    <span title={t('runs.testedEarlier', { place })}>
      {accuracy.toFixed(4)} <small>{place}</small>
    </span>
  );
}

/** The rest of what was planned; off where Continue would be, for the same reason. */
function Resume({ run, problems }: { readonly run: RunSummary; readonly problems: number }): JSX.Element {
  const t = useText();
  const changed = useChangedSince(run.id);
  const reason = rulesOf({ problems, last: run, changed }).continue;
  return (
    <Button off={reason && t(reason.key, reason.values)} onClick={() => attempt(() => goOn(run))} testId={`resume-${run.number}`}>
      {t('runs.resume')}
    </Button>
  );
}

function onControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input') !== null;
}

interface RunNameProps {
  readonly run: RunSummary;
  readonly onShow: () => void;
  readonly onRename: () => void;
}

function RunName({ run, onShow, onRename }: RunNameProps): JSX.Element {
  const t = useText();
  return (
    <button type="button" onClick={onShow} onKeyDown={(event) => event.key === 'F2' && onRename()}>
      {runName(run, t)}
    </button>
  );
}

/** Enter and leaving the field keep the name, Esc doesn't; an empty one brings the number back. */
function NameField({ run, onDone }: { readonly run: RunSummary; readonly onDone: () => void }): JSX.Element {
  const t = useText();
  const name = runName(run, t);
  const commit = (text: string): void => {
    onDone();
    if (text.trim() === name) return;
    attempt(async () => {
      await client.runs.rename({ run: run.id, name: text.trim() });
      await queryClient.invalidateQueries({ queryKey: keys.runs });
    });
  };
  return (
    <input
      className={classes['rename']}
      aria-label={t('runs.renameField', { run: runNameInside(run, t) })}
      defaultValue={name}
      maxLength={60}
      // biome-ignore lint/a11y/noAutofocus: the user asked to edit this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') commit(event.currentTarget.value);
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

function Changed({ run }: { readonly run: RunSummary }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  if (!run.changes) return <small>{t(run.imported ? 'runs.importedRun' : 'runs.firstRun')}</small>;
  if (run.changes.length === 0) return <small>{t('runs.nothingChanged')}</small>;
  return (
    <span title={allChanges(run.changes, { language, t })}>
      <WithArrows text={briefChanges(run.changes, { language, t })} />
    </span>
  );
}
