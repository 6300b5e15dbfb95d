/** @file Lines between the dock's tabs and its panel: what is true of the run that the panels show. */
import type { JSX, ReactNode } from 'react';
import { useText } from '../../locales/index.ts';
import { useOverfits } from '../../queries/feed.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import classes from './dock-notes.module.css';
import { Remedies } from './guidance.tsx';
import { useLayout } from '../layout.ts';
import { useRunFacts } from './run-state.ts';

export interface Note {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly actions?: ReactNode;
}

/** The lines that hold now. */
export function useNotes(): readonly Note[] {
  const t = useText();
  const { changed, last, open } = useRunFacts();
  const { tab } = useLayout();
  const overfits = useOverfits();
  const notes: Note[] = [];
  if (changed && last) {
    const number = String(last.number);
    notes.push({
      id: 'changed',
      icon: 'info',
      title: t('run.changed', { number }),
      text: open ? t('run.changedLive') : last.hasWeights ? t('run.changedServes', { number }) : '',
    });
  }
  // Said where it is seen: beside the curves.
  if (overfits !== null && (tab === 'training' || tab === 'results')) {
    notes.push({
      id: 'overfits',
      icon: 'info',
      title: t('guidance.overfits', { epoch: overfits }),
      text: t('guidance.overfitsText'),
      actions: <Remedies />,
    });
  }
  return notes;
}

export function DockNotes({ notes }: { readonly notes: readonly Note[] }): JSX.Element {
  return (
    // Always there, so that a line is said when it appears.
    <div className={classes['notes']} role="status" aria-atomic="false">
      {notes.map((note) => (
        <div key={note.id} className={classes['note']} data-testid={`note-${note.id}`}>
          <Icon name={note.icon} size={15} />
          <b>{note.title}</b>
          <span>{note.text}</span>
          {note.actions && <div>{note.actions}</div>}
        </div>
      ))}
    </div>
  );
}
