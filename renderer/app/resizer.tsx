/** @file An edge between panels: dragged, or moved with the arrow keys; a double click gives the look's own size back. */
import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { useText } from '../locales/index.ts';
import classes from './app.module.css';
import { layout, resize, type Side } from './layout.ts';

const labels = { left: 'shell.resizeLeft', right: 'shell.resizeRight', dock: 'shell.resizeDock' } as const;
const step = 16;

/** `size` is the panel's size on screen now. */
export function Resizer({ side, size }: { readonly side: Side; readonly size: () => number }): JSX.Element {
  const t = useText();
  const start = (event: PointerEvent<HTMLDivElement>): void => {
    const edge = event.currentTarget;
    const from = { x: event.clientX, y: event.clientY, size: size() };
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => {
      const change = { left: moved.clientX - from.x, right: from.x - moved.clientX, dock: from.y - moved.clientY };
      resize(side, from.size + change[side]);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  const keys = (event: KeyboardEvent): void => {
    const grow = { left: 'ArrowRight', right: 'ArrowLeft', dock: 'ArrowUp' }[side];
    const shrink = { left: 'ArrowLeft', right: 'ArrowRight', dock: 'ArrowDown' }[side];
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    resize(side, size() + (event.key === grow ? step : -step));
  };
  const reset = (): void => {
    const state = layout.get();
    if (side === 'dock') layout.set({ ...state, heights: {} });
    else layout.set({ ...state, [side]: null });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no hr
    <div
      className={classes['edge']}
      data-side={side}
      role="separator"
      tabIndex={0}
      aria-label={t(labels[side])}
      aria-orientation={side === 'dock' ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(size())}
      onPointerDown={start}
      onKeyDown={keys}
      onDoubleClick={reset}
    />
  );
}
