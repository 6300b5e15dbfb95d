/** @file The wire that is being drawn: from which port, and why the port under the cursor refuses it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { editor } from '../../document/editor.ts';
import { endsOf, type PortRef, type Refusal, refuse } from '../../document/refuse.ts';

interface Connecting {
  /** Null while no wire is drawn. */
  readonly from: PortRef | null;
  readonly refusal: Refusal | null;
  /** The wire whose end is in the hand. */
  readonly moved: string | null;
}

export const connecting = createStore<Connecting>(() => ({ from: null, refusal: null, moved: null }));

/** Whether a port cannot take the wire that is being drawn: it fades. */
export function useFades(port: PortRef): boolean {
  return useStore(connecting, ({ from, moved }) => {
    if (!from || from.side === port.side) return false;
    return refuse(editor.store.getState(), endsOf(from, port), moved) !== null;
  });
}

export function useRefusal(): Refusal | null {
  return useStore(connecting, (state) => state.refusal);
}
