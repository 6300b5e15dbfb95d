/** @file ELK in a worker, begun when it is first needed: the page stays free while it works. */
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { DocumentGraph, LoomDocument } from '../../../engine/model/document/types.ts';
import { moveNodes } from '../../document/commands/move-nodes.ts';
import { editor } from '../../document/editor.ts';
import { mainGraph, type Point } from '../../document/graph.ts';
import { view } from '../view/stage.ts';
import { arrange } from './arrange.ts';

let elk: InstanceType<typeof ELK> | null = null;

function placesOf(graph: DocumentGraph, chosen: readonly string[] | null): Promise<Readonly<Record<string, Point>>> {
  elk ??= new ELK({ workerFactory: () => new Worker(workerUrl) });
  return arrange(elk, graph, chosen);
}

/** Lays out the selected nodes, or all where fewer than two are selected; one step back undoes it. */
export async function arrangeDrawing(): Promise<void> {
  const { selection, document } = editor.store.getState();
  const some = selection.nodes.length > 1;
  const positions = await placesOf(document.graphs.main, some ? selection.nodes : null);
  // Nodes that went away meanwhile are not looked for; the others take their places.
  editor.execute(moveNodes, { positions });
  // After the canvas has drawn them there.
  requestAnimationFrame(() => (some ? view.fitSelection() : view.fitAll()));
}

/** The document with its nodes laid out. */
export async function laidOut(document: LoomDocument): Promise<LoomDocument> {
  const graph = mainGraph({ document });
  const places = await placesOf(graph, null);
  const nodes = graph.nodes.map((node) => ({ ...node, position: places[node.id] ?? node.position }));
  return { ...document, graphs: { ...document.graphs, main: { ...graph, nodes } } };
}
