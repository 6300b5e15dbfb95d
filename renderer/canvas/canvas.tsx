/** @file The canvas: React Flow over the document; every change is a command. */
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { Background, type EdgeChange, type NodeChange, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type DragEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { addNode } from '../document/commands/add-node.ts';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { select } from '../document/commands/select.ts';
import { editor } from '../document/editor.ts';
import { mainGraph, nodeSize } from '../document/graph.ts';
import { useText } from '../locales/index.ts';
import { useLanguage } from '../locales/language.ts';
import { draggedType } from '../panels/palette/drag.ts';
import { Announcer } from './announcer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { DetailMark } from './detail.tsx';
import { connectPorts, dropWire, mayConnect } from './drawing-wires.ts';
import { flowNodes, flowWires, type Moving } from './flow.ts';
import { useKeepCentred } from './keep-centred.ts';
import { useCanvasKeys } from './keys.ts';
import { LayerNode, type LayerNodeType } from './layer-node.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { useOpening, useReveal } from './view.ts';
import { WireEdge, type WireType } from './wire-edge.tsx';
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
  readonly moving: Moving;
  readonly onNodesChange: (changes: readonly NodeChange<LayerNodeType>[]) => void;
} {
  const [moving, setMoving] = useState<Moving>({});
  const held = useRef<Moving>({});
  const onNodesChange = useCallback((changes: readonly NodeChange<LayerNodeType>[]) => {
    applySelection(changes);
    const moves = changes.filter((change) => change.type === 'position');
    if (moves.length === 0) return;
    const next = { ...held.current };
    for (const { id, position } of moves) if (position) next[id] = { x: Math.round(position.x), y: Math.round(position.y) };
    const ended = moves.every(({ dragging }) => dragging === false);
    held.current = ended ? {} : next;
    if (ended) editor.execute(moveNodes, { positions: next });
    setMoving(held.current);
  }, []);
  return { moving, onNodesChange };
}

function applySelection(changes: readonly (NodeChange<LayerNodeType> | EdgeChange<WireType>)[]): void {
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
  const language = useLanguage();
  const state = useEditor((whole) => whole);
  const { moving, onNodesChange } = useDrag();
  const flow = useReactFlow();
  const box = useRef<HTMLElement>(null);
  useKeepCentred(box);
  useOpening(box);
  useReveal(box);
  useCanvasKeys(box);
  const nodes = useMemo(() => flowNodes(state, language, moving), [state, language, moving]);
  const wires = useMemo(() => flowWires(state, nodes), [state, nodes]);
  const onDrop = (event: DragEvent): void => {
    const type = draggedType(event);
    if (type === null) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    editor.execute(addNode, { type, position: { x: snap(x - nodeSize.width / 2), y: snap(y - nodeSize.height / 2) } });
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
        nodes={nodes}
        edges={wires}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={applySelection}
        onConnect={connectPorts}
        isValidConnection={mayConnect}
        onConnectEnd={dropWire}
        connectionLineComponent={ConnectionLine}
        deleteKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        connectOnClick={false}
        connectionRadius={24}
        minZoom={0.1}
        maxZoom={2.5}
        selectionOnDrag
        selectionKeyCode={null}
        multiSelectionKeyCode={multiSelect}
        panOnScroll
        panOnDrag={panButtons}
        panActivationKeyCode="Space"
        proOptions={noAttribution}
      >
        <Background gap={16} size={2} color="var(--grid-dot)" />
        <ZoomControl />
        <DetailMark box={box} />
      </ReactFlow>
      {mainGraph(state).nodes.length === 0 && <p className="canvas-empty">{t('canvas.empty')}</p>}
      <RefusalNote />
      <Announcer nodes={nodes} />
    </section>
  );
}

/** Middle and right button. */
const panButtons = [1, 2];
const multiSelect = ['Control', 'Meta', 'Shift'];
const noAttribution = { hideAttribution: true };

/** Onto the grid of 8 px. */
function snap(value: number): number {
  return Math.round(value / 8) * 8;
}
