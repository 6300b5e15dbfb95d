/** @file The wire that is being drawn: from which port, and why the port under the cursor refuses it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { editor } from '../document/editor.ts';
import { type Refusal, refuse, type WireEnds } from '../document/refuse.ts';

export interface PortRef {
  readonly node: string;
  readonly port: string;
  readonly side: 'source' | 'target';
}

interface Connecting {
  /** Null while no wire is drawn. */
  readonly from: PortRef | null;
  readonly refusal: Refusal | null;
}

export const connecting = createStore<Connecting>(() => ({ from: null, refusal: null }));

/** The ends of a wire between two ports, whichever it was begun at. */
export function endsOf(a: PortRef, b: PortRef): WireEnds {
  const [source, target] = a.side === 'source' ? [a, b] : [b, a];
  return { source: source.node, sourcePort: source.port, target: target.node, targetPort: target.port };
}

/** Whether a port cannot take the wire that is being drawn: it fades. */
export function useFades(port: PortRef): boolean {
  return useStore(connecting, ({ from }) => {
    if (!from || from.side === port.side) return false;
    return refuse(editor.store.getState(), endsOf(from, port)) !== null;
  });
}

export function useRefusal(): Refusal | null {
  return useStore(connecting, (state) => state.refusal);
}
