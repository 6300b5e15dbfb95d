/** @file The canvas: React Flow over the document; every change is a command. */
import '@xyflow/react/dist/base.css';
import './canvas.css';
import './gestures.css';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow } from '@xyflow/react';
import { type MouseEvent, type ReactNode, type RefObject, useRef } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { mainGraph } from '../document/graph.ts';
import { useText } from '../locales/index.ts';
import { quickAdd } from '../panels/quick-add/asked.ts';
import { QuickAdd } from '../panels/quick-add/quick-add.tsx';
import { Announcer } from './nodes/announcer.tsx';
import { BackToContent } from './view/back-to-content.tsx';
import { ConnectionLine } from './wires/connection-line.tsx';
import { beginCut, CutStroke } from './wires/cutting.tsx';
import { DetailMark } from './nodes/detail.tsx';
import { applySelection, chooseOne, dragNode, onNodesChange, startNodeDrag } from './drag.ts';
import { connectPorts, dropWire, endMove, mayConnect, moveWire, startMove, takeUpEnd } from './wires/drawing-wires.ts';
import { dragOverCanvas, dropOnCanvas, leaveCanvas } from './dropping.ts';
import { useEscape } from './escape.ts';
import { useCanvasKeys } from './keys.ts';
import { LayerNode } from './nodes/layer-node.tsx';
import { Minimap } from './view/minimap.tsx';
import { Originals } from './originals.tsx';
import { useFollowPan, viewFromHere } from './view/follow-pan.ts';
import { KeyboardWireHint, PendingWires } from './wires/pending-wires.tsx';
import { RefusalNote } from './wires/refusal-note.tsx';
import { useSpacePans } from './view/space.ts';
import { useStage } from './view/stage.ts';
import { useFlow } from './use-flow.ts';
import { useKeepInView, useOpening, useReveal } from './view/view.ts';
import { WireEdge } from './wires/wire-edge.tsx';
import { ZoomControl } from './view/zoom-control.tsx';

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
  useStage(box);
  useKeepInView(box);
  useOpening(box);
  useReveal(box);
  useCanvasKeys(box);
  useSpacePans(box);
  useEscape();
  return (
    <section
      ref={box}
      className="canvas"
      aria-label={t('canvas.label')}
      onDrop={dropOnCanvas}
      onDragOver={dragOverCanvas}
      onDragLeave={leaveCanvas}
      onPointerDownCapture={beginCut}
      onMouseDownCapture={(event) => takeUpEnd(event, flow.getEdges())}
      onDoubleClick={addAtCursor}
    >
      <Drawing box={box}>
        <Background gap={16} size={2} color="var(--grid-dot)" />
        <ZoomControl />
        <Minimap />
        <DetailMark box={box} />
        <PendingWires />
        <CutStroke />
        <Originals />
      </Drawing>
      {empty && <p className="canvas-empty">{t('canvas.empty')}</p>}
      <BackToContent />
      <KeyboardWireHint box={box} />
      <QuickAdd />
      <RefusalNote />
      <Announcer />
    </section>
  );
}

function addAtCursor({ target, clientX, clientY }: MouseEvent): void {
  if (target instanceof Element && target.classList.contains('react-flow__pane')) quickAdd.openAt({ x: clientX, y: clientY });
}

/** Alone drawn anew when the drawing changes. */
function Drawing({ box, children }: { readonly box: RefObject<HTMLElement | null>; readonly children: ReactNode }): ReactNode {
  const { nodes, wires } = useFlow(box);
  const follow = useFollowPan(box);
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
      onReconnectStart={startMove}
      onReconnect={moveWire}
      onReconnectEnd={endMove}
      reconnectRadius={10}
      onNodeClick={chooseOne}
      onNodeDragStart={startNodeDrag}
      onNodeDrag={dragNode}
      connectionLineComponent={ConnectionLine}
      deleteKeyCode={null}
      disableKeyboardA11y
      edgesFocusable={false}
      connectOnClick={false}
      connectionRadius={24}
      minZoom={0.1}
      maxZoom={2.5}
      selectionOnDrag
      selectionMode={SelectionMode.Partial}
      selectionKeyCode={null}
      zoomOnDoubleClick={false}
      multiSelectionKeyCode={multiSelect}
      panOnScroll
      panOnDrag={panButtons}
      viewport={viewFromHere}
      onViewportChange={follow}
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
