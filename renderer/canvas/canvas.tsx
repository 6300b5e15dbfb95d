/** @file The canvas: React Flow over the document; every change is a command. */
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { Background, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type DragEvent, type ReactNode, useRef } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { addNode } from '../document/commands/add-node.ts';
import { editor } from '../document/editor.ts';
import { mainGraph, nodeSize } from '../document/graph.ts';
import { useText } from '../locales/index.ts';
import { draggedType } from '../panels/palette/drag.ts';
import { Announcer } from './announcer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { DetailMark } from './detail.tsx';
import { applySelection, onNodesChange } from './drag.ts';
import { connectPorts, dropWire, mayConnect } from './drawing-wires.ts';
import { useKeepCentred } from './keep-centred.ts';
import { useCanvasKeys } from './keys.ts';
import { LayerNode } from './layer-node.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { useFlow } from './use-flow.ts';
import { useOpening, useReveal } from './view.ts';
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

function Surface(): ReactNode {
  const t = useText();
  const flow = useReactFlow();
  const empty = useEditor((state) => mainGraph(state).nodes.length === 0);
  const box = useRef<HTMLElement>(null);
  useKeepCentred(box);
  useOpening(box);
  useReveal(box);
  useCanvasKeys(box);
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
      <Drawing>
        <Background gap={16} size={2} color="var(--grid-dot)" />
        <ZoomControl />
        <DetailMark box={box} />
      </Drawing>
      {empty && <p className="canvas-empty">{t('canvas.empty')}</p>}
      <RefusalNote />
      <Announcer />
    </section>
  );
}

/** Alone drawn anew with each step of a drag. */
function Drawing({ children }: { readonly children: ReactNode }): ReactNode {
  const { nodes, wires } = useFlow();
  return (
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
      {children}
    </ReactFlow>
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
