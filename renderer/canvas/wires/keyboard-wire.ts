/** @file A wire drawn by keyboard: `c` begins it at the selected node, arrows choose where it goes, Enter draws it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { connect } from '../../document/commands/connect.ts';
import { editor } from '../../document/editor.ts';
import { mainGraph, nodeOf } from '../../document/graph.ts';
import { endsOf, type PortRef, refuse } from '../../document/refuse.ts';
import type { EditorState } from '../../document/state.ts';
import { connecting } from './connecting.ts';

export interface KeyboardWire {
  readonly from: PortRef;
  /** Ports that take it, in reading order; maybe none. */
  readonly options: readonly PortRef[];
  readonly at: number;
}

const store = createStore<{ readonly wire: KeyboardWire | null }>(() => ({ wire: null }));

export function useKeyboardWire(): KeyboardWire | null {
  return useStore(store, (state) => state.wire);
}

/** Whether a wire can begin at what is selected. */
export function canBeginWire(state: EditorState): boolean {
  return state.selection.nodes.length > 0;
}

/** From the selected node's output; from its input where it has none, or where a wire from the output was begun already. */
export function beginWire(): void {
  const state = editor.store.getState();
  const node = nodeOf(mainGraph(state), state.selection.nodes.at(-1) ?? '');
  const definition = node && definitionOf(node);
  if (!node || !definition) return;
  const begun = store.getState().wire?.from;
  const other = begun?.node === node.id && begun.side === 'source';
  const output = other && definition.inputs.length > 0 ? undefined : definition.outputs[0];
  const [input] = definition.inputs;
  const port = output ?? input;
  if (!port) return;
  const from: PortRef = { node: node.id, port: port.name, side: output ? 'source' : 'target' };
  connecting.setState({ from, refusal: null });
  store.setState({ wire: { from, options: optionsFor(state, from), at: 0 } });
}

/** In reading order, those ahead of the wire first. */
export function optionsFor(state: EditorState, from: PortRef): PortRef[] {
  const { nodes } = mainGraph(state);
  const start = nodes.findIndex(({ id }) => id === from.node);
  const side = from.side === 'source' ? 'target' : 'source';
  const order = [...nodes].sort((a, b) => a.position.y - b.position.y || a.position.x - b.position.x);
  const place = order.indexOf(nodes[start] as (typeof nodes)[number]);
  const turned =
    side === 'target'
      ? [...order.slice(place), ...order.slice(0, place)]
      : [...order.slice(0, place).reverse(), ...order.slice(place).reverse()];
  return turned.flatMap((node) => {
    const definition = definitionOf(node);
    const ports = (side === 'target' ? definition?.inputs : definition?.outputs) ?? [];
    const refs = ports.map(({ name }): PortRef => ({ node: node.id, port: name, side }));
    return refs.filter((ref) => refuse(state, endsOf(from, ref)) === null);
  });
}

export function endWire(): void {
  store.setState({ wire: null });
  connecting.setState({ from: null });
}

/** While a wire is drawn all keys are its own. Says whether the press was one of them. */
export function pressOnWire({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { wire } = store.getState();
  if (!wire || ctrlKey || metaKey || altKey) return false;
  const { options, at, from } = wire;
  const back = key === 'ArrowLeft' || key === 'ArrowUp' || (key === 'Tab' && shiftKey);
  const next = key === 'ArrowRight' || key === 'ArrowDown' || key === 'Tab';
  const chosen = options[at];
  if (back || next) {
    const count = Math.max(1, options.length);
    store.setState({ wire: { ...wire, at: (at + (back ? count - 1 : 1)) % count } });
  } else if (key === 'Enter' || key === ' ') {
    endWire();
    if (chosen) editor.execute(connect, endsOf(from, chosen));
  } else if (key === 'Escape') endWire();
  else return false;
  return true;
}
