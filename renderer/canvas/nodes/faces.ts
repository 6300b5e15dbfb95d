/** @file The faces of all nodes, in step with the drawing and the language; each node follows its own, so that an edit draws nothing else. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { language } from '../../locales/language.ts';
import { Faces, type NodeFace } from './node-data.ts';

/** By node id. */
export const faces = createStore<ReadonlyMap<string, NodeFace>>(() => new Map());

let following = false;

/** Keeps the faces right from now on. There is one drawing in a window: it never ends. */
export function followFaces(): void {
  if (following) return;
  following = true;
  const made = new Faces();
  let seen: readonly unknown[] = [];
  const look = (): void => {
    const state = editor.store.getState();
    const parts = [state.document, factsOf(state)?.columns, language.get()];
    if (parts.every((part, index) => part === seen[index])) return;
    seen = parts;
    faces.setState(made.of(state, language.get()), true);
  };
  look();
  editor.store.subscribe(look);
  language.subscribe(look);
}

export function useFace(id: string): NodeFace | undefined {
  return useStore(faces, (all) => all.get(id));
}
