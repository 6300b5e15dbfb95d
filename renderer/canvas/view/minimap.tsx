/** @file The whole drawing, small, at the lower right: there while something is out of view; a drag on it pans. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, type ReactNode, useMemo } from 'react';
import { useEditor } from '../../app/use-editor.ts';
import { mainGraph, nodeSize } from '../../document/graph.ts';
import { type Stored, stored, useStored } from '../../ui/stored.ts';
import { useViewNow } from './follow-pan.ts';
import { type Area, areaOf, isNeeded, mapOf, viewOf } from './overview.ts';

/** Whether it may show; the next window remembers. */
export const minimap: Stored<boolean> = stored(
  'layerloom.minimap',
  (raw) => raw !== 'off',
  (on) => (on ? 'on' : 'off'),
);

export function toggleMinimap(): void {
  minimap.set(!minimap.get());
}

export function Minimap(): ReactNode {
  const wanted = useStored(minimap);
  const nodes = useEditor((state) => mainGraph(state).nodes);
  const area = useMemo(() => areaOf(nodes.map(({ position }) => position)), [nodes]);
  const needed = useStore(
    ({ transform, width, height }) => area !== null && isNeeded(area, viewOf(transform, width, height), transform[2]),
  );
  return wanted && needed && area ? <SmallDrawing area={area} /> : null;
}

/** For the mouse alone: keys walk, zoom and fit. So it is nothing that is read out. */
function SmallDrawing({ area }: { readonly area: Area }): ReactNode {
  const flow = useReactFlow();
  const nodes = useEditor((state) => mainGraph(state).nodes);
  const { scale, width, height } = mapOf(area);
  const path = useMemo(() => {
    const [w, h] = [Math.max(2, nodeSize.width * scale), Math.max(2, nodeSize.height * scale)];
    const place = (value: number): string => value.toFixed(1);
    return nodes
      .map(
        ({ position: { x, y } }) =>
          `M${place((x - area.x) * scale)} ${place((y - area.y) * scale)}h${place(w)}v${place(h)}h-${place(w)}z`,
      )
      .join('');
  }, [nodes, area, scale]);
  const pan = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / scale + area.x, (event.clientY - box.top) / scale + area.y];
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <Panel position="bottom-right" className="minimap" aria-hidden data-testid="minimap">
      <svg
        width={width}
        height={height}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pan(event);
        }}
        onPointerMove={pan}
        aria-hidden
      >
        <path className="minimap-nodes" d={path} />
        <View area={area} scale={scale} />
      </svg>
    </Panel>
  );
}

function View({ area, scale }: { readonly area: Area; readonly scale: number }): ReactNode {
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const view = viewOf(useViewNow(), width, height);
  return (
    <rect
      className="minimap-view"
      x={(view.x - area.x) * scale}
      y={(view.y - area.y) * scale}
      width={view.width * scale}
      height={view.height * scale}
    />
  );
}
