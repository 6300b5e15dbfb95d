/** @file A question before something that can't be undone. The safe way out is at the right, and Enter takes it. */
import { Modal } from '@mantine/core';
import type { JSX } from 'react';
import { Button } from './button.tsx';
import classes from './confirm.module.css';
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
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={400}
      centered
      padding={0}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      classNames={{
        content: classes['dialog'] ?? '',
        header: classes['head'] ?? '',
        title: classes['title'] ?? '',
        body: classes['body'] ?? '',
        overlay: classes['scrim'] ?? '',
      }}
    >
      <p>{text}</p>
      <footer>
        <Button icon={icon} onClick={onAction}>
          {action}
        </Button>
        <Button onClick={onClose} first>
          {keep}
        </Button>
      </footer>
    </Modal>
  );
}
