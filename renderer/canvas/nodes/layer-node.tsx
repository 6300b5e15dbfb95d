/** @file The one node of the canvas, drawn from its definition. Redrawn only when what it shows has changed. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { LayerDefinition, Port } from '../../../engine/catalog/define.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { Icon, Tile } from '../../ui/icon.tsx';
import { ShapeText } from '../../ui/shape.tsx';
import { useFades } from '../wires/connecting.ts';
import { describe, spokenId } from './describe.ts';
import { useFace } from './faces.ts';
import type { NodeFace } from './node-data.ts';
import { type Slot, slotsOf } from './ports.ts';

export interface LayerNodeData extends Record<string, unknown> {
  readonly name: string;
}

export type LayerNodeType = Node<LayerNodeData, 'layer'>;

const none: readonly Port[] = [];

export const LayerNode = memo(function LayerNode({ id, data, selected }: NodeProps<LayerNodeType>): ReactNode {
  const { name } = data;
  const face = useFace(id);
  if (!face) return null;
  const { definition } = face;
  const inputs = slotsOf(definition?.inputs ?? none, face.wires);
  return (
    <div className="layer-node" data-selected={selected} data-broken={face.problem !== null}>
      <Head definition={definition} name={name || (face.words[0] ?? '')} words={face.words.join(' · ')} />
      <Foot face={face} />
      <span id={spokenId(id)} hidden>
        {describe(name, face)}
      </span>
      {inputs.map((slot) => (
        <PortHandle key={slot.id} node={id} slot={slot} side="target" kind={slot.port.accepts} />
      ))}
      {slotsOf(definition?.outputs ?? none).map((slot, index) => (
        <PortHandle key={slot.id} node={id} slot={slot} side="source" kind={givenKind(slot.port, face.gives[index] ?? null)} />
      ))}
    </div>
  );
});

interface HeadProps {
  readonly definition: LayerDefinition | null;
  readonly name: string;
  readonly words: string;
}

const Head = memo(function Head({ definition, name, words }: HeadProps): ReactNode {
  return (
    <>
      <div className="layer-node-head">
        {definition && <Tile family={definition.family} path={definition.icon} size={22} icon={15} />}
        <b className="layer-node-name">{name}</b>
      </div>
      <div className="layer-node-type">{words}</div>
    </>
  );
});

function Foot({ face }: { readonly face: NodeFace }): ReactNode {
  const t = useText();
  if (face.problem !== null) {
    const [left, right] = face.problem.split('≠');
    return (
      <div className="layer-node-foot" data-tone="bad">
        <Icon name="alert" size={14} />
        {right === undefined ? (
          <span>{face.problem || t(lacking(face))}</span>
        ) : (
          <>
            <span>{left?.trim()}</span>
            <Icon name="equal-not" size={12} />
            <span>{right.trim()}</span>
          </>
        )}
      </div>
    );
  }
  if (face.shape === null) {
    const words = face.waitsFor === null ? t('canvas.notWired') : t('canvas.waits', { name: face.waitsFor });
    return (
      <div className="layer-node-foot" data-tone="quiet">
        <span>{words}</span>
      </div>
    );
  }
  return (
    <div className="layer-node-foot">
      <Gives face={face} shape={face.shape} />
      {face.parameters > 0 && <Parameters face={face} />}
    </div>
  );
}

/** What to say of a problem that has no short reason: mostly that an input has not the wires that it needs. */
function lacking({ definition, wires }: NodeFace): 'canvas.problem' | 'canvas.notWired' | 'canvas.wireMissing' {
  const isFed = (definition?.inputs ?? []).every((port, index) => (wires[index] ?? 0) >= (port.min ?? 1));
  if (isFed) return 'canvas.problem';
  return wires.some((count) => count > 0) ? 'canvas.wireMissing' : 'canvas.notWired';
}

function Gives({ face, shape }: { readonly face: NodeFace; readonly shape: readonly number[] }): ReactNode {
  const t = useText();
  if (face.classes !== null) return <span>{t('canvas.classes', { count: face.classes })}</span>;
  if (face.largest !== null && shape.length === 0) return <span>{t('canvas.labelRange', { largest: face.largest })}</span>;
  return (
    <span className="layer-node-shape">
      {face.from !== null && <ShapeText shape={face.from} />}
      {face.from !== null && <Icon name="gives" size={14} />}
      <ShapeText shape={shape.length === 0 ? [1] : shape} />
    </span>
  );
}

/** Room of the foot in characters of about 6 px; where it is short the word goes first, then the number is cut. */
const room = 23;

function Parameters({ face }: { readonly face: NodeFace }): ReactNode {
  const t = useText();
  const shapes = [face.from, face.shape].filter((shape) => shape !== null);
  const taken = shapes.reduce((sum, shape) => sum + shape.join(' × ').length * 0.9, face.from ? 3 : 0);
  const whole = formatCount(face.parameters);
  const words = t('canvas.params', { value: whole });
  const short = face.parameters >= 1e6 ? `${(face.parameters / 1e6).toFixed(1)} M` : `${Math.round(face.parameters / 1e3)} k`;
  const fits = [words, whole].find((text) => taken + text.length <= room) ?? (face.parameters >= 1e4 ? short : whole);
  return (
    <span className="layer-node-count" title={fits === words ? undefined : words}>
      {fits}
    </span>
  );
}

function givenKind(port: Port, gives: 'f32' | 'i32' | null): Port['accepts'] {
  if (gives === null) return port.accepts === 'any' ? 'float' : port.accepts;
  return gives === 'f32' ? 'float' : 'integer';
}

interface PortProps {
  readonly node: string;
  readonly slot: Slot;
  readonly side: 'source' | 'target';
  readonly kind: Port['accepts'];
}

/** Circle: decimal numbers; square: whole numbers, labels; diamond: any. Fades while a wire is drawn that it cannot take. */
const PortHandle = memo(function PortHandle({ node, slot, side, kind }: PortProps): ReactNode {
  const fades = useFades({ node, port: slot.port.name, side });
  return (
    <Handle
      id={slot.id}
      type={side}
      position={side === 'source' ? Position.Right : Position.Left}
      className={`port port-${kind}${fades ? ' port-fades' : ''}`}
      style={{ top: slot.y }}
    />
  );
});
