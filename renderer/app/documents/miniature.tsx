/** @file A template in little: its own nodes as tiles, its own wires, in rows. */
import type { JSX } from 'react';
import type { DocumentNode, LoomDocument } from '../../../engine/model/document/types.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { GlyphIcon, Icon } from '../../ui/icon.tsx';
import classes from './start-page.module.css';

const width = 302;
const height = 144;
const tile = 32;
const gap = 56;
const row = 60;

interface Placed {
  readonly node: DocumentNode;
  readonly x: number;
  readonly y: number;
}

/** At most five a row, in the order that the drawing reads: by row, then from left to right. */
function place(nodes: readonly DocumentNode[], wired: boolean): Placed[] {
  const sorted = [...nodes].sort((a, b) => a.position.y - b.position.y || a.position.x - b.position.x);
  const columns = sorted.length <= 6 ? Math.min(3, sorted.length) : 5;
  const rows = Math.ceil(sorted.length / columns);
  const step = wired ? gap : 168;
  const x0 = (width - (columns - 1) * step - tile) / 2;
  const y0 = (height - (rows - 1) * row - tile) / 2;
  return sorted.map((node, index) => ({ node, x: x0 + (index % columns) * step, y: y0 + Math.floor(index / columns) * row }));
}

function wire(from: Placed, to: Placed): string {
  const [x1, y1, x2, y2] = [from.x + tile, from.y + tile / 2, to.x, to.y + tile / 2];
  if (x2 > x1) return `M${x1} ${y1}L${x2} ${y2}`;
  return `M${x1} ${y1}h4q8 0 8 8V${y1 + 22}q0 8 -8 8H${x2 - 4}q-8 0 -8 8V${y2 - 8}q0 8 8 8h4`;
}

export function Miniature({ document }: { readonly document: LoomDocument }): JSX.Element {
  const { nodes, edges } = document.graphs.main;
  const wired = edges.length > 0;
  const placed = place(nodes, wired);
  const at = new Map(placed.map((each) => [each.node.id, each]));
  const [first, last] = [placed[0], placed.at(-1)];
  const paths = edges.flatMap(({ id, source, target }) => {
    const [from, to] = [at.get(source), at.get(target)];
    return from && to ? [{ id, path: wire(from, to) }] : [];
  });
  return (
    <div className={classes['art']} aria-hidden>
      <div className={classes['field']}>
        <svg width={width} height={height} aria-hidden="true">
          {paths.map(({ id, path }) => (
            <path key={id} className={classes['wire']} d={path} />
          ))}
          {!wired && first && last && <path className={classes['wire']} data-open d={wire(first, last)} />}
        </svg>
        {placed.map(({ node, x, y }) => {
          const definition = definitionOf(node);
          return (
            <span key={node.id} className={classes['tile']} data-family={definition?.family} style={{ left: x, top: y }}>
              {definition && <GlyphIcon path={definition.icon} size={18} />}
            </span>
          );
        })}
        {!wired && (
          <span className={classes['tile']} data-add style={{ left: (width - tile) / 2, top: (height - tile) / 2 }}>
            <Icon name="plus" size={14} />
          </span>
        )}
      </div>
    </div>
  );
}
