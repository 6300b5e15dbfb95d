/** @file Wires that are not drawn yet: begun by keyboard, or let go where quick-add stands open. */
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { usePrefix } from '../../app/commands/shortcuts-state.ts';
import { editor } from '../../document/editor.ts';
import { mainGraph, nodeOf, type Point } from '../../document/graph.ts';
import type { PortRef } from '../../document/refuse.ts';
import { type Translate, useText } from '../../locales/index.ts';
import { useAsked } from '../../panels/quick-add/asked.ts';
import { endWire, type KeyboardWire, pressOnWire, useKeyboardWire } from './keyboard-wire.ts';
import { placeOfPort } from '../nodes/port-place.ts';
import { viewToSee } from '../view/view.ts';
import { curve } from './wire-paths.ts';

/** The loose wires themselves; they stand within the drawing. */
export function PendingWires(): ReactNode {
  const asked = useAsked();
  const wire = useKeyboardWire();
  const to = wire?.options[wire.at];
  return (
    <ViewportPortal>
      {asked?.from && asked.place && <Loose from={asked.from} to={asked.place} />}
      {wire && to && <Loose from={wire.from} to={placeOfPort(editor.store.getState(), to)} />}
    </ViewportPortal>
  );
}

function Loose({ from, to }: { readonly from: PortRef; readonly to: Point | null }): ReactNode {
  const start = placeOfPort(editor.store.getState(), from);
  if (!start || !to) return null;
  const [left, right] = from.side === 'source' ? [start, to] : [to, start];
  return (
    <svg className="loose-wire" aria-hidden>
      <path className="wire-in-hand" d={curve({ x1: left.x, y1: left.y, x2: right.x, y2: right.y })} />
    </svg>
  );
}

/** Says which port the keyboard has chosen and what the keys do; brings it into view. */
export function KeyboardWireHint({ box }: { readonly box: RefObject<HTMLElement | null> }): ReactNode {
  const t = useText();
  const flow = useReactFlow();
  const wire = useKeyboardWire();
  const prefix = usePrefix();
  const to = wire?.options[wire.at]?.node;
  useEffect(() => {
    const node = nodeOf(mainGraph(editor.store.getState()), to ?? '');
    const element = box.current;
    if (!node || !element) return;
    const viewport = flow.getViewport();
    const next = viewToSee(element, viewport, node.position);
    if (next !== viewport) void flow.setViewport(next);
  }, [to, flow, box]);
  const active = wire !== null;
  useEffect(() => {
    if (!active) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (!pressOnWire(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('keydown', press, true);
    addEventListener('pointerdown', endWire, true);
    return () => {
      removeEventListener('keydown', press, true);
      removeEventListener('pointerdown', endWire, true);
    };
  }, [active]);
  return (
    <div className="canvas-hint-place" role="status">
      {wire ? (
        <div className="canvas-hint">{words(wire, t)}</div>
      ) : (
        prefix && <div className="canvas-hint">{t('drawing.prefix_select')}</div>
      )}
    </div>
  );
}

function words({ from, options, at }: KeyboardWire, t: Translate): ReactNode {
  const nameOf = (id: string | undefined): string => nodeOf(mainGraph(editor.store.getState()), id ?? '')?.name ?? '';
  const to = options[at];
  const [source, target] = from.side === 'source' ? [nameOf(from.node), nameOf(to?.node)] : [nameOf(to?.node), nameOf(from.node)];
  if (!to) return t('drawing.nothingTakes', { name: nameOf(from.node) });
  return (
    <>
      <b>{t('drawing.wireTo', { source, target })}</b> <span>{t('drawing.wireKeys')}</span>
    </>
  );
}
