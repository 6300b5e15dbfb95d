/** @file Short messages at the edge of the window. */
import { notifications } from '@mantine/notifications';
import { connectionState } from '../bridge/client.ts';
import { codeOf, messageOf } from '../bridge/errors.ts';
import { say } from '../locales/index.ts';
import { language } from '../locales/language.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './notify.module.css';

type Kind = 'good' | 'bad' | 'info';

const icon = { good: 'circle-check', bad: 'alert', info: 'info' } as const;

/** News of what may no longer be so after the next click. */
const passing = new Set<string>();

/** Good news leaves by itself; bad news stays until it is closed. What has a name of its own (`once`) stands there once. */
export function notify(kind: Kind, message: string, title?: string, once?: string): void {
  const id = notifications.show({
    ...(once && { id: once }),
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
    onClose: () => passing.delete(id),
  } as Parameters<typeof notifications.show>[0]);
  if (kind !== 'bad') passing.add(id);
}

/** Takes good news away: something new begins. */
export function clearNotices(): void {
  for (const id of passing) notifications.hide(id);
}

/** Without a link every call fails with words of the transport: the one reason is said instead. */
export function notifyError(error: unknown): void {
  const lost = codeOf(error) === null && connectionState() !== 'open';
  const message = lost ? say('shell.lostShort') : messageOf(error, language.get());
  notify('bad', message, say('shell.noticeFailed'), lost ? 'lost' : undefined);
}

/** Runs an action of a button; what goes wrong is said in words. */
export function attempt(action: () => Promise<unknown>): void {
  action().catch(notifyError);
}
