/** @file Wires under the mouse: drawn from port to port, or dropped on a node, which takes them at the first port that can. */
import type { Connection, FinalConnectionState } from '@xyflow/react';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import { connect } from '../document/commands/connect.ts';
import { editor } from '../document/editor.ts';
import { mainGraph, nodeOf } from '../document/graph.ts';
import { refuse, type WireEnds } from '../document/refuse.ts';
import { connecting, endsOf } from './connecting.ts';
import { portOf } from './ports.ts';
import { portRef } from './refusal-note.tsx';

type Ends = Pick<Connection, 'source' | 'target'> & {
  readonly sourceHandle?: string | null;
  readonly targetHandle?: string | null;
};

function wireOf({ source, sourceHandle, target, targetHandle }: Ends): WireEnds {
  return { source, sourcePort: portOf(sourceHandle), target, targetPort: portOf(targetHandle) };
}

export function mayConnect(ends: Ends): boolean {
  return refuse(editor.store.getState(), wireOf(ends)) === null;
}

export function connectPorts(ends: Ends): void {
  editor.execute(connect, wireOf(ends));
}

/** A wire let go over a node's body; over a port React Flow has done the work already. */
export function dropWire(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  if (state.toHandle || !state.fromHandle) return;
  const { clientX, clientY } = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
  const element = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.react-flow__node');
  const editing = editor.store.getState();
  const node = nodeOf(mainGraph(editing), element?.dataset['id'] ?? '');
  const definition = node && definitionOf(node);
  if (!node || !definition) return;
  const from = portRef(state.fromHandle);
  const side = from.side === 'source' ? 'target' : 'source';
  const ports = side === 'target' ? definition.inputs : definition.outputs;
  const wires = ports.map((port) => endsOf(from, { node: node.id, port: port.name, side }));
  const free = wires.find((wire) => refuse(editing, wire) === null);
  if (free) editor.execute(connect, free);
  else if (wires[0]) connecting.setState({ refusal: refuse(editing, wires[0]) });
}
