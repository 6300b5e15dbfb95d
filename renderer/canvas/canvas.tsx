/** @file The canvas: React Flow over the document; every change is a command. */
import '@xyflow/react/dist/base.css';
import './canvas.css';
import {
  Background,
  type Connection,
  ConnectionLineType,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEditor, useReport } from '../app/use-editor.ts';
import { addNode } from '../document/commands/add-node.ts';
import { connect } from '../document/commands/connect.ts';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { removeSelection } from '../document/commands/remove-selection.ts';
import { select } from '../document/commands/select.ts';
import { editor } from '../document/editor.ts';
import type { Point } from '../document/graph.ts';
import { useText } from '../locales/index.ts';
import { draggedType } from '../panels/palette/drag.ts';
import { flowEdges, flowNodes } from './flow.ts';
import { useKeepCentred } from './keep-centred.ts';
import { LayerNode, type LayerNodeType } from './layer-node.tsx';
import { RefusalNote, useRefusal } from './refusal-note.tsx';
import { WireEdge } from './wire-edge.tsx';
import { ZoomControl } from './zoom-control.tsx';

const nodeTypes = { layer: LayerNode };
const edgeTypes = { wire: WireEdge };

export function Canvas(): ReactNode {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}

/** Places of nodes while they are dragged; the document learns them when the drag ends. */
function useDrag(): {
  readonly moving: Readonly<Record<string, Point>>;
  readonly onNodesChange: (changes: readonly NodeChange<LayerNodeType>[]) => void;
} {
  const [moving, setMoving] = useState<Readonly<Record<string, Point>>>({});
  const onNodesChange = useCallback((changes: readonly NodeChange<LayerNodeType>[]) => {
    const next: Record<string, Point> = {};
    let ended = false;
    for (const change of changes) {
      if (change.type === 'position' && change.position) next[change.id] = change.position;
      if (change.type === 'position' && change.dragging === false) ended = true;
    }
    applySelection(changes);
    if (Object.keys(next).length === 0 && !ended) return;
    setMoving((held) => {
      const merged = { ...held, ...next };
      if (!ended) return merged;
      queueMicrotask(() => editor.execute(moveNodes, { positions: merged }));
      return {};
    });
  }, []);
  return { moving, onNodesChange };
}

function applySelection(changes: readonly (NodeChange<LayerNodeType> | EdgeChange)[]): void {
  const chosen = changes.filter((change) => change.type === 'select');
  if (chosen.length === 0) return;
  const { selection, document } = editor.store.getState();
  const nodes = new Set(selection.nodes);
  const edges = new Set(selection.edges);
  for (const change of chosen) {
    const set = document.graphs.main.edges.some((edge) => edge.id === change.id) ? edges : nodes;
    if (change.selected) set.add(change.id);
    else set.delete(change.id);
  }
  editor.execute(select, { nodes: [...nodes], edges: [...edges] });
}

function Surface(): ReactNode {
  const t = useText();
  const graph = useEditor((state) => state.document.graphs.main);
  const selection = useEditor((state) => state.selection);
  const opened = useEditor((state) => state.opened);
  const report = useReport();
  const { moving, onNodesChange } = useDrag();
  const flow = useReactFlow();
  const refusal = useRefusal();
  const box = useRef<HTMLElement>(null);
  useKeepCentred(box);
  const nodes = useMemo(() => flowNodes(graph.nodes, report, selection), [graph.nodes, report, selection]);
  const shown = useMemo(
    () => nodes.map((node) => (moving[node.id] ? { ...node, position: moving[node.id] as Point } : node)),
    [nodes, moving],
  );
  const edges = useMemo(() => flowEdges(graph.edges, graph.nodes, selection), [graph, selection]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing that was opened is shown whole, once.
  useEffect(() => {
    const timer = setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.1 }), 30);
    return () => clearTimeout(timer);
  }, [opened]);
  const onDrop = (event: DragEvent): void => {
    const type = draggedType(event);
    if (type === null) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    editor.execute(addNode, { type, position: { x: Math.round(x - 84), y: Math.round(y - 44) } });
  };
  return (
    <section
      ref={box}
      className="canvas"
      aria-label={t('canvas.label')}
      onDrop={onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <ReactFlow
        nodes={shown}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={applySelection}
        onConnect={(ends: Connection) => connectPorts(ends)}
        isValidConnection={(ends) => refusal.check(ends)}
        onConnectStart={refusal.start}
        onConnectEnd={refusal.end}
        onDelete={() => undefined}
        deleteKeyCode={null}
        onKeyDown={(event) => {
          const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
          if ((event.key === 'Delete' || event.key === 'Backspace') && !typing) editor.execute(removeSelection, null);
        }}
        connectionLineType={ConnectionLineType.Bezier}
        connectionRadius={24}
        minZoom={0.1}
        maxZoom={2.5}
        selectionOnDrag
        panOnDrag={[1, 2]}
        panActivationKeyCode="Space"
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={16} size={2} color="var(--grid-dot)" />
        <ZoomControl />
      </ReactFlow>
      {graph.nodes.length === 0 && <p className="canvas-empty">{t('canvas.empty')}</p>}
      <RefusalNote refusal={refusal.shown} at={refusal.at} />
    </section>
  );
}

function connectPorts({ source, sourceHandle, target, targetHandle }: Connection): void {
  editor.execute(connect, { source, sourcePort: sourceHandle ?? '', target, targetPort: targetHandle ?? '' });
}
