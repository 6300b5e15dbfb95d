/** @file Zoom at the lower left: smaller, the present zoom, larger, all of it. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useText } from '../locales/index.ts';
import { Icon } from '../ui/icon.tsx';

export function ZoomControl(): ReactNode {
  const t = useText();
  const flow = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className="zoom-control">
      <button type="button" aria-label={t('canvas.zoomOut')} onClick={() => void flow.zoomOut()}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label={t('canvas.zoomReset')} onClick={() => void flow.zoomTo(1)}>
        <code>{zoom} %</code>
      </button>
      <button type="button" aria-label={t('canvas.zoomIn')} onClick={() => void flow.zoomIn()}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label={t('canvas.zoomFit')} onClick={() => void flow.fitView({ maxZoom: 1, padding: 0.1 })}>
        <Icon name="maximize" />
      </button>
    </Panel>
  );
}
