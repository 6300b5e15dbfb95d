/** @file Wires under the mouse: drawn from port to port, moved by an end, or dropped on a node, on empty canvas. */
import type { Connection, Edge, FinalConnectionState, HandleType } from '@xyflow/react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import { connect } from '../../document/commands/connect.ts';
import { cutWires } from '../../document/commands/cut-wires.ts';
import { reconnect } from '../../document/commands/reconnect.ts';
import { editor } from '../../document/editor.ts';
import { refuse, type WireEnds, wireTo } from '../../document/refuse.ts';
import { quickAdd } from '../../panels/quick-add/asked.ts';
import { connecting } from './connecting.ts';
import { portOf } from '../nodes/ports.ts';
import { portRef } from './refusal-note.tsx';

type Ends = Pick<Connection, 'source' | 'target'> & {
  readonly sourceHandle?: string | null;
  readonly targetHandle?: string | null;
};

function wireOf({ source, sourceHandle, target, targetHandle }: Ends): WireEnds {
  return { source, sourcePort: portOf(sourceHandle), target, targetPort: portOf(targetHandle) };
}

export function mayConnect(ends: Ends): boolean {
  return refuse(editor.store.getState(), wireOf(ends), connecting.getState().moved) === null;
}

export function connectPorts(ends: Ends): void {
  editor.execute(connect, wireOf(ends));
}

interface Under {
  readonly at: { readonly x: number; readonly y: number };
  /** Id of the node there. */
  readonly node: string | null;
  readonly onCanvas: boolean;
}

function under(event: MouseEvent | TouchEvent): Under {
  const { clientX, clientY } = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
  const element = document.elementFromPoint(clientX, clientY);
  const node = element?.closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? null;
  return { at: { x: clientX, y: clientY }, node, onCanvas: Boolean(element?.closest('.react-flow')) };
}

/** A wire let go over a node's body, or over empty canvas; over a port React Flow has done the work already. */
export function dropWire(event: MouseEvent | TouchEvent, { toHandle, fromHandle }: FinalConnectionState): void {
  if (toHandle || !fromHandle || connecting.getState().moved !== null) return;
  const from = portRef(fromHandle);
  const { at, node, onCanvas } = under(event);
  if (node === null) {
    if (onCanvas) quickAdd.openAt(at, from);
    return;
  }
  const wire = wireTo(editor.store.getState(), from, node);
  if (wire?.refusal === null) editor.execute(connect, wire.ends);
  else if (wire) connecting.setState({ refusal: wire.refusal });
}

export function startMove(_: unknown, wire: Edge): void {
  connecting.setState({ moved: wire.id });
}

export function moveWire(wire: Edge, ends: Ends): void {
  editor.execute(reconnect, { edge: wire.id, ends: wireOf(ends) });
}

/** A wire's end let go: on a node's body it goes to the first port that takes it, on empty canvas the wire is gone. */
export function endMove(event: MouseEvent | TouchEvent, wire: Edge, _: HandleType, state: FinalConnectionState): void {
  connecting.setState({ moved: null });
  if (state.toHandle || !state.fromHandle) return;
  const { node, onCanvas } = under(event);
  if (node === null) {
    if (onCanvas) editor.execute(cutWires, { edges: [wire.id] });
    return;
  }
  const offered = wireTo(editor.store.getState(), portRef(state.fromHandle), node, wire.id);
  if (offered?.refusal === null) editor.execute(reconnect, { edge: wire.id, ends: offered.ends });
  else if (offered) connecting.setState({ refusal: offered.refusal });
}

/** Pressing on an input that has a wire takes up the wire's end: the press goes to the end that React Flow draws there. */
export function takeUpEnd(event: ReactMouseEvent, wires: readonly Edge[]): void {
  const port = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__handle.target') : null;
  if (!port || event.button !== 0) return;
  const { nodeid, handleid } = port.dataset;
  const wire = wires.find((each) => each.target === nodeid && each.targetHandle === handleid);
  const end =
    wire && document.querySelector(`.react-flow__edge[data-id="${CSS.escape(wire.id)}"] .react-flow__edgeupdater-target`);
  if (!end) return;
  event.stopPropagation();
  event.preventDefault();
  const { clientX, clientY } = event;
  end.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0, clientX, clientY }));
}
