/** @file Short messages at the edge of the window. */
import { notifications } from '@mantine/notifications';
import { messageOf } from '../bridge/errors.ts';
import { say } from '../locales/index.ts';
import { language } from '../locales/language.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './notify.module.css';

type Kind = 'good' | 'bad' | 'info';

const icon = { good: 'circle-check', bad: 'alert', info: 'info' } as const;

/** Good news leaves by itself; bad news stays until it is closed. */
export function notify(kind: Kind, message: string, title?: string): void {
  notifications.show({
    title,
    message,
    autoClose: kind === 'bad' ? 20_000 : 5000,
    icon: <Icon name={icon[kind]} size={18} />,
    withBorder: true,
    classNames: {
      root: classes['root'] ?? '',
      icon: classes['icon'] ?? '',
      title: classes['title'] ?? '',
      description: classes['text'] ?? '',
      closeButton: classes['close'] ?? '',
    },
    closeButtonProps: { 'aria-label': say('shell.close') },
    'data-kind': kind,
    role: kind === 'bad' ? 'alert' : 'status',
  } as Parameters<typeof notifications.show>[0]);
}

export function notifyError(error: unknown): void {
  notify('bad', messageOf(error, language.get()), say('shell.noticeFailed'));
}

/** Runs an action of a button; what goes wrong is said in words. */
export function attempt(action: () => Promise<unknown>): void {
  action().catch(notifyError);
}
