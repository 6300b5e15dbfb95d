/** @file The frame of every dialog: head, scrim, and a way out by Esc, by a click beside it and by a cross. */
import { Modal } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useText } from '../locales/index.ts';
import classes from './dialog.module.css';
import { Icon } from './icon.tsx';

export interface DialogProps {
  readonly title: string;
  /** Width in px; less where the window is smaller. */
  readonly size: number;
  /** Absent: it is there for as long as it is drawn. */
  readonly opened?: boolean;
  readonly onClose: () => void;
  /** False where the dialog's own buttons say all that can be done. */
  readonly cross?: boolean;
  /** Fills the window's height where it must. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, size, opened = true, onClose, cross = true, tall = false, children }: DialogProps): JSX.Element {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      {...(tall ? { yOffset: '2dvh' } : {})}
      padding={0}
      transitionProps={{ duration: 0 }}
      withCloseButton={cross}
      closeButtonProps={{ 'aria-label': t('shell.close'), icon: <Icon name="close" size={18} /> }}
      classNames={{
        content: classes['dialog'] ?? '',
        header: classes['head'] ?? '',
        title: classes['title'] ?? '',
        overlay: classes['scrim'] ?? '',
        close: classes['close'] ?? '',
      }}
    >
      {children}
    </Modal>
  );
}
