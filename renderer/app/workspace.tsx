/** @file The workspace of a drawing: layers, canvas, inspector, and the dock below. */
import type { CSSProperties, JSX } from 'react';
import { useRef } from 'react';
import { Canvas } from '../canvas/canvas.tsx';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { Palette } from '../panels/palette/palette.tsx';
import { ProblemsAnnouncer } from '../panels/problems/problems-announcer.tsx';
import classes from './app.module.css';
import { useText } from '../locales/index.ts';
import { Contained } from './contained.tsx';
import { Dock } from './dock.tsx';
import { sizeOf, useLayout } from './layout.ts';
import { attempt } from './notify.tsx';
import { Resizer } from './resizer.tsx';
import { leaveProject } from './session.ts';

export function Workspace(): JSX.Element {
  const t = useText();
  const state = useLayout();
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const style: Record<string, string> = {};
  for (const side of ['left', 'right', 'dock'] as const) {
    const size = sizeOf(state, side);
    if (size !== null) style[`--${side}-size`] = `${size}px`;
  }
  return (
    <main className={classes['workspace']} style={style as CSSProperties}>
      {!state.hidden.left && (
        <div className={classes['left']} ref={left}>
          <Contained name={t('shell.layers')}>
            <Palette onTemplates={() => attempt(leaveProject)} />
          </Contained>
        </div>
      )}
      {!state.hidden.left && <Resizer side="left" size={() => left.current?.offsetWidth ?? 200} />}
      <div className={classes['centre']}>
        <Contained name={t('shell.canvas')}>
          <Canvas />
        </Contained>
      </div>
      <Dock />
      <ProblemsAnnouncer />
      {!state.hidden.right && (
        <div className={classes['right']} ref={right}>
          <Contained name={t('shell.inspector')}>
            <Inspector />
          </Contained>
        </div>
      )}
      {!state.hidden.right && <Resizer side="right" size={() => right.current?.offsetWidth ?? 264} />}
    </main>
  );
}
