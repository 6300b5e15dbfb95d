/** @file A tooltip: on hover and on focus. */
import { Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import classes from './tip.module.css';

export interface TipProps {
  readonly text: string;
  /** On hover only: where the focus shows the words otherwise. */
  readonly hover?: boolean;
  readonly children: JSX.Element;
}

export function Tip({ text, hover = false, children }: TipProps): JSX.Element {
  return (
    <Tooltip
      label={text}
      classNames={{ tooltip: classes['tip'] ?? '' }}
      events={{ hover: true, focus: !hover, touch: !hover }}
      openDelay={250}
      offset={6}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      {children}
    </Tooltip>
  );
}
