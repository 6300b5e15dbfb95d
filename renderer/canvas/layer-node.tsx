/** @file The one node of the canvas, drawn from its definition. Redrawn only when what it shows has changed. */
import { Handle, type Node, type NodeProps, Position, useStore } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { Port } from '../../engine/catalog/define.ts';
import { useText } from '../locales/index.ts';
import { useLanguage } from '../locales/language.ts';
import { GlyphIcon, Icon } from '../ui/icon.tsx';
import { ShapeText } from '../ui/shape.tsx';
import { type NodeFace, shortCount } from './node-data.ts';

export interface LayerNodeData extends Record<string, unknown> {
  readonly name: string;
  readonly type: string;
  readonly face: NodeFace;
}

export type LayerNodeType = Node<LayerNodeData, 'layer'>;

/** Rows shown at this zoom: text is never under 9 px on the screen. */
function detailAt(zoom: number): 'full' | 'shape' | 'name' | 'tile' {
  if (zoom >= 0.82) return 'full';
  if (zoom >= 0.7) return 'shape';
  return zoom >= 0.5 ? 'name' : 'tile';
}

export const LayerNode = memo(function LayerNode({ data, selected }: NodeProps<LayerNodeType>): ReactNode {
  const detail = useStore((state) => detailAt(state.transform[2]));
  const { face, name, type } = data;
  const { definition } = face;
  const language = useLanguage();
  return (
    <div
      className="layer-node"
      data-family={definition?.family ?? 'io'}
      data-detail={detail}
      data-selected={selected}
      data-problem={face.problem !== null}
    >
      <div className="layer-node-head">
        <span className="tile">{definition && <GlyphIcon path={definition.icon} />}</span>
        <b className="layer-node-name">{name || type}</b>
      </div>
      <div className="layer-node-type">{[definition?.text.title[language] ?? type, ...face.brief].join(' · ')}</div>
      <Foot face={face} />
      <Ports ports={definition?.inputs ?? []} side="target" />
      <Ports ports={definition?.outputs ?? []} side="source" gives={face.gives} />
    </div>
  );
});

function Foot({ face }: { readonly face: NodeFace }): ReactNode {
  const t = useText();
  if (face.problem) {
    return (
      <div className="layer-node-foot problem">
        <Icon name="alert" size={14} />
        <span>{face.problem.brief ?? t('canvas.problem')}</span>
      </div>
    );
  }
  if (face.shape === null) {
    return (
      <div className="layer-node-foot quiet">
        {face.waitsFor === null ? t('canvas.notWired') : t('canvas.waits', { name: face.waitsFor })}
      </div>
    );
  }
  return (
    <div className="layer-node-foot">
      {face.classes === null ? (
        <span className="layer-node-shape">
          {face.from !== null && <ShapeText shape={face.from} />}
          {face.from !== null && <Icon name="gives" size={12} />}
          <ShapeText shape={face.shape.length === 0 ? [1] : face.shape} />
        </span>
      ) : (
        <span>{t('canvas.classes', { count: face.classes })}</span>
      )}
      {face.parameters > 0 && (
        <span className="layer-node-count">{t('canvas.params', { value: shortCount(face.parameters) })}</span>
      )}
    </div>
  );
}

interface PortsProps {
  readonly ports: readonly Port[];
  readonly side: 'source' | 'target';
  /** What each output gives, where it is known. */
  readonly gives?: readonly ('f32' | 'i32' | null)[];
}

function kindOf(port: Port, gives: 'f32' | 'i32' | null): Port['accepts'] {
  if (gives === null) return port.accepts;
  return gives === 'f32' ? 'float' : 'integer';
}

/** Circle: float tensor; square: integer or label; diamond: any. Variadic ports have one handle that takes many wires. */
function Ports({ ports, side, gives = [] }: PortsProps): ReactNode {
  return ports.map((port, index) => (
    <Handle
      key={port.name}
      id={port.name}
      type={side}
      position={side === 'source' ? Position.Right : Position.Left}
      className={`port port-${kindOf(port, gives[index] ?? null)}`}
      style={{ top: `${((index + 1) * 100) / (ports.length + 1)}%` }}
    />
  ));
}
