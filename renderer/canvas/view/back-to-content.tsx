/** @file The way back where nothing of the drawing is in sight. */
import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useEditor } from '../../app/use-editor.ts';
import { mainGraph, nodeSize, type Point } from '../../document/graph.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';
import { view } from './stage.ts';

export function BackToContent(): ReactNode {
  const t = useText();
  const nodes = useEditor((state) => mainGraph(state).nodes);
  const lost = useStore(({ transform, width, height }) => {
    const seen = ({ position }: { readonly position: Point }): boolean => inView(position, transform, width, height);
    return width > 0 && nodes.length > 0 && !nodes.some(seen);
  });
  if (!lost) return null;
  return (
    <div className="back-to-content">
      <Button icon="maximize" onClick={view.fitAll} testId="back-to-content">
        {t('drawing.back')}
      </Button>
    </div>
  );
}

/** Whether any of a node is. */
export function inView(place: Point, [x, y, zoom]: readonly [number, number, number], width: number, height: number): boolean {
  const [left, top] = [place.x * zoom + x, place.y * zoom + y];
  return left < width && top < height && left + nodeSize.width * zoom > 0 && top + nodeSize.height * zoom > 0;
}
