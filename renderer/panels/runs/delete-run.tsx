/** @file Asks before a run is deleted. If it was on screen, the newest that is left takes its place. */
import type { JSX } from 'react';
import { attempt, notify } from '../../app/notify.tsx';
import { client } from '../../bridge/client.ts';
import { useText } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import { isOpen, type RunSummary } from '../../queries/types.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { runName, runNameInside } from './run-name.ts';

interface DeleteRunProps {
  readonly run: RunSummary;
  readonly runs: readonly RunSummary[];
  readonly onClose: () => void;
}

export function DeleteRun({ run, runs, onClose }: DeleteRunProps): JSX.Element {
  const t = useText();
  const name = runName(run, t);
  const remove = async (): Promise<void> => {
    onClose();
    await client.runs.delete({ run: run.id });
    if (feed.shown?.run === run.id) {
      const next = runs.find((each) => each.id !== run.id);
      feed.watch(next?.id ?? null, next?.epochs, next ? isOpen(next.status) : false);
    }
    await queryClient.invalidateQueries({ queryKey: keys.runs });
    void queryClient.invalidateQueries({ queryKey: keys.recent });
    notify('info', t('runs.deleted', { run: name }));
  };
  return (
    <Confirm
      title={t('runs.deleteTitle', { run: runNameInside(run, t) })}
      text={t('runs.deleteText')}
      action={t('runs.deleteIt')}
      icon="trash"
      keep={t('runs.keep')}
      onAction={() => attempt(remove)}
      onClose={onClose}
    />
  );
}
