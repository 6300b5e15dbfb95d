/** @file A question before something that can't be undone. The safe way out is at the right, and Enter takes it. */
import type { JSX } from 'react';
import { Button } from './button.tsx';
import classes from './confirm.module.css';
import { Dialog } from './dialog.tsx';
import type { IconName } from './icons.ts';

export interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly icon: IconName;
  readonly keep: string;
  readonly onAction: () => void;
  readonly onClose: () => void;
}

export function Confirm({ title, text, action, icon, keep, onAction, onClose }: ConfirmProps): JSX.Element {
  return (
    <Dialog onClose={onClose} title={title} size={400} cross={false}>
      <div className={classes['body']}>
        <p>{text}</p>
        <footer>
          <Button icon={icon} onClick={onAction}>
            {action}
          </Button>
          <Button onClick={onClose} first>
            {keep}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
