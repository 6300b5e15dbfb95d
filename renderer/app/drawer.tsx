/** @file A side panel where room is short: over the canvas until it is left, by Esc, by its button or by a press beside it. */
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import classes from './app.module.css';
import { small } from './small-screen.ts';

interface DrawerProps {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly children: ReactNode;
}

export function Drawer({ side, label, children }: DrawerProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    // A field that a key led to has the focus already.
    if (!box.current?.contains(before)) box.current?.focus();
    const press = (event: PointerEvent): void => {
      const target = event.target as Element;
      // What opens over the drawer, such as a list of choices, belongs to it; its own button closes it.
      if (target.closest('#root') && !box.current?.contains(target) && !target.closest('[aria-expanded]')) small.closeDrawer();
    };
    addEventListener('pointerdown', press);
    return () => {
      removeEventListener('pointerdown', press);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <section
      ref={box}
      className={classes['drawer']}
      data-side={side}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) small.closeDrawer();
      }}
    >
      {children}
    </section>
  );
}
