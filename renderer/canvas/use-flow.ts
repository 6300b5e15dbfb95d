/** @file What the canvas hands to React Flow. Follows only what a node or wire shows: never training, charts or other panels. */
import { useMemo, useState } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { editor } from '../document/editor.ts';
import { factsOf } from '../document/state.ts';
import { useLanguage } from '../locales/language.ts';
import { useMoving } from './drag.ts';
import { Flow } from './flow.ts';
import type { LayerNodeType } from './layer-node.tsx';
import { Faces } from './node-data.ts';
import type { WireType } from './wire-edge.tsx';

export function useFlow(): { readonly nodes: LayerNodeType[]; readonly wires: WireType[] } {
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const selection = useEditor((state) => state.selection);
  const columns = useEditor((state) => factsOf(state)?.columns);
  const moving = useMoving();
  const [{ faces, flow }] = useState(() => ({ faces: new Faces(), flow: new Flow() }));
  const { main } = document.graphs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is read whole; these are the parts that count.
  const shown = useMemo(() => faces.of(editor.store.getState(), language), [faces, document, columns, language]);
  const nodes = useMemo(() => flow.nodes(main, shown, selection, moving), [flow, main, shown, selection, moving]);
  const wires = useMemo(() => flow.wires(main.edges, selection, nodes), [flow, main, selection, nodes]);
  return { nodes, wires };
}
