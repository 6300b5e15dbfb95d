/** @file A browser's way to open: the drawings that the home keeps, or a file. */
import type { JSX, KeyboardEvent } from 'react';
import { useText } from '../locales/index.ts';
import { useRecent } from '../queries/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { chooser, useChooser } from './chooser.ts';
import { openPicked, openRecent } from './file-actions.ts';
import { formatMoment } from './moment.ts';
import { attempt } from './notify.tsx';
import classes from './open-dialog.module.css';
import { keptAs } from './start-page.tsx';
import { useProject } from './session.ts';

export function OpenDialog(): JSX.Element {
  const t = useText();
  return (
    <Dialog opened={useChooser()} onClose={chooser.close} title={t('documents.chooserTitle')} size={520}>
      <Drawings />
      <div className={classes['foot']}>
        <Button icon="folder-open" onClick={() => leave(openPicked)}>
          {t('documents.chooseFile')}
        </Button>
        <Button onClick={chooser.close}>{t('shell.cancel')}</Button>
      </div>
    </Dialog>
  );
}

function leave(action: () => Promise<void>): void {
  chooser.close();
  attempt(action);
}

/** Arrow keys walk the list, Enter opens. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll('button')];
  rows[(rows.indexOf(event.target as HTMLButtonElement) + step + rows.length) % rows.length]?.focus();
}

function Drawings(): JSX.Element {
  const t = useText();
  const project = useProject();
  const { data } = useRecent();
  const others = (data ?? []).filter(({ id }) => id !== project?.id);
  if (others.length === 0) return <p className={classes['none']}>{t('documents.chooserEmpty')}</p>;
  return (
    <ul className={classes['list']} onKeyDown={walk}>
      {others.map((each, index) => (
        <li key={each.id}>
          <button type="button" data-autofocus={index === 0 || undefined} onClick={() => leave(() => openRecent(each.id))}>
            <Icon name="file" size={18} />
            <span>
              <b>{each.name || t('shell.untitled')}</b>
              <small title={each.place ?? undefined}>{keptAs(each, t)}</small>
            </span>
            <small>{formatMoment(each.changed, t)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
