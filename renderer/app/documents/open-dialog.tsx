/** @file A browser's way to open: the drawings that the home keeps, or a file. */
import type { JSX, KeyboardEvent } from 'react';
import { useText } from '../../locales/index.ts';
import { useRecent } from '../../queries/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chooser, useChooser } from './chooser.ts';
import { openPicked, openRecent } from './file-actions.ts';
import { formatMoment } from './moment.ts';
import { attempt } from '../notify.tsx';
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

/** The newest first; the one that this window has is among them, for what was just saved is looked for here. */
function Drawings(): JSX.Element {
  const t = useText();
  const project = useProject();
  const { data = [] } = useRecent();
  if (data.length === 0) return <p className={classes['none']}>{t('documents.chooserEmpty')}</p>;
  const first = data.find(({ id }) => id !== project?.id) ?? data[0];
  return (
    <ul className={classes['list']} onKeyDown={walk}>
      {data.map((each) => {
        const here = each.id === project?.id;
        return (
          <li key={each.id}>
            <button
              type="button"
              data-autofocus={each === first || undefined}
              aria-current={here || undefined}
              onClick={() => (here ? chooser.close() : leave(() => openRecent(each.id)))}
            >
              <Icon name="file" size={18} />
              <span>
                <b>{each.name || t('shell.untitled')}</b>
                <small title={each.place ?? undefined}>{keptAs(each, t)}</small>
              </span>
              <small>{here ? t('documents.here') : formatMoment(each.changed, t)}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
