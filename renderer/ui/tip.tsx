/** @file A tooltip: on hover and on focus. */
import { Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import classes from './tip.module.css';

export function Tip({ text, children }: { readonly text: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <Tooltip
      label={text}
      classNames={{ tooltip: classes['tip'] ?? '' }}
      events={{ hover: true, focus: true, touch: true }}
      openDelay={250}
      offset={6}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      {children}
    </Tooltip>
  );
}
