/** @file Zoom at the lower left: smaller, the present zoom, larger, all of it. */
import { Panel, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useText } from '../../locales/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { useStored } from '../../ui/stored.ts';
import { attempt } from '../../app/notify.tsx';
import { arrangeDrawing } from '../arrange/arrange-drawing.ts';
import { minimap, toggleMinimap } from './minimap.tsx';
import { view } from './stage.ts';

export function ZoomControl(): ReactNode {
  const t = useText();
  const map = useStored(minimap);
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className="zoom-control">
      <button type="button" aria-label={t('canvas.zoomOut')} onClick={view.zoomOut}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label={t('canvas.zoomReset')} onClick={view.reset}>
        <code>{zoom} %</code>
      </button>
      <button type="button" aria-label={t('canvas.zoomIn')} onClick={view.zoomIn}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label={t('canvas.zoomFit')} title={t('canvas.zoomFit')} onClick={view.fitAll}>
        <Icon name="maximize" />
      </button>
      <button
        type="button"
        aria-label={t('canvas.arrange')}
        title={`${t('canvas.arrange')} (Shift L)`}
        onClick={() => attempt(arrangeDrawing)}
      >
        <Icon name="arrange" />
      </button>
      <button
        type="button"
        aria-label={t('canvas.minimap')}
        title={t('canvas.minimap')}
        aria-pressed={map}
        onClick={toggleMinimap}
      >
        <Icon name="map" />
      </button>
    </Panel>
  );
}
