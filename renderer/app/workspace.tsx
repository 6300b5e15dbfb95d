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
import { Drawer } from './drawer.tsx';
import { type Layout, sizeOf, useLayout } from './layout.ts';
import { attempt } from './notify.tsx';
import { Resizer } from './resizer.tsx';
import { leaveProject } from './documents/session.ts';
import { useDrawer, useLow, useNarrow, useSheet } from './small-screen.ts';

export function Workspace(): JSX.Element {
  const t = useText();
  const state = useLayout();
  const narrow = useNarrow();
  const style: Record<string, string> = {};
  for (const side of ['left', 'right', 'dock'] as const) {
    const size = sizeOf(state, side);
    if (size !== null) style[`--${side}-size`] = `${size}px`;
  }
  const [low, sheet] = [useLow(), useSheet()];
  return (
    <main className={classes['workspace']} style={style as CSSProperties}>
      {narrow ? <Drawers /> : <Sides hidden={state.hidden} />}
      <div className={classes['centre']} inert={low && sheet}>
        <Contained name={t('shell.canvas')}>
          <Canvas />
        </Contained>
      </div>
      <Dock />
      <ProblemsAnnouncer />
    </main>
  );
}

function Layers(): JSX.Element {
  const t = useText();
  return (
    <Contained name={t('shell.layers')}>
      <Palette onTemplates={() => attempt(leaveProject)} />
    </Contained>
  );
}

function Selection(): JSX.Element {
  const t = useText();
  return (
    <Contained name={t('shell.inspector')}>
      <Inspector />
    </Contained>
  );
}

/** Both panels beside the canvas, where they are not put away. */
function Sides({ hidden }: { readonly hidden: Layout['hidden'] }): JSX.Element {
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  return (
    <>
      {!hidden.left && (
        <div className={classes['left']} ref={left}>
          <Layers />
        </div>
      )}
      {!hidden.left && <Resizer side="left" size={() => left.current?.offsetWidth ?? 200} />}
      {!hidden.right && (
        <div className={classes['right']} ref={right}>
          <Selection />
        </div>
      )}
      {!hidden.right && <Resizer side="right" size={() => right.current?.offsetWidth ?? 264} />}
    </>
  );
}

/** One panel at a time, over the canvas. */
function Drawers(): JSX.Element | null {
  const t = useText();
  const open = useDrawer();
  if (open === null) return null;
  return (
    <Drawer key={open} side={open} label={t(open === 'left' ? 'shell.layers' : 'shell.inspector')}>
      {open === 'left' ? <Layers /> : <Selection />}
    </Drawer>
  );
}
