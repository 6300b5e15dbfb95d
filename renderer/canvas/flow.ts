/** @file The drawing as React Flow takes it; nodes that did not change keep their identity, so that they are not drawn again. */
import type { Edge } from '@xyflow/react';
import type { DocumentEdge, DocumentNode } from '../../engine/model/document/types.ts';
import type { ModelReport } from '../../engine/model/ir.ts';
import type { Selection } from '../document/state.ts';
import type { LayerNodeType } from './layer-node.tsx';
import { faceOf } from './node-data.ts';

interface Made {
  readonly key: string;
  readonly node: LayerNodeType;
}

const made = new Map<string, Made>();

export function flowNodes(nodes: readonly DocumentNode[], report: ModelReport, selection: Selection): LayerNodeType[] {
  const present = new Set(nodes.map((node) => node.id));
  for (const id of made.keys()) if (!present.has(id)) made.delete(id);
  return nodes.map((node) => {
    const face = faceOf(node, nodes, report);
    const selected = selection.nodes.includes(node.id);
    const { definition, ...shown } = face;
    const key = JSON.stringify([node.name, node.type, node.position, selected, shown, definition?.id]);
    const held = made.get(node.id);
    if (held?.key === key) return held.node;
    const next: LayerNodeType = {
      id: node.id,
      type: 'layer',
      position: { ...node.position },
      selected,
      data: { name: node.name, type: node.type, face },
      width: 168,
      height: 88,
    };
    made.set(node.id, { key, node: next });
    return next;
  });
}

export function flowEdges(edges: readonly DocumentEdge[], nodes: readonly DocumentNode[], selection: Selection): Edge[] {
  const x = new Map(nodes.map((node) => [node.id, node.position.x]));
  let lane = 0;
  return edges.map((edge) => {
    const back = (x.get(edge.target) ?? 0) <= (x.get(edge.source) ?? 0) + 168;
    return {
      id: edge.id,
      type: 'wire',
      source: edge.source,
      sourceHandle: edge.sourcePort,
      target: edge.target,
      targetHandle: edge.targetPort,
      selected: selection.edges.includes(edge.id),
      data: { lane: back ? lane++ % 4 : 0 },
    };
  });
}
