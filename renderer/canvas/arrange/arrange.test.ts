/** @file Tests of auto layout, with ELK itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import type { DocumentGraph } from '../../../engine/model/document/types.ts';
import { overlaps, type Point } from '../../document/graph.ts';
import { arrange } from './arrange.ts';

const elk = new ELK();
const nowhere = { x: 0, y: 0 };

/** `a>b c>d`: nodes in the order in which they are named, all at one place. */
function graphOf(text: string, types: Readonly<Record<string, string>> = {}): DocumentGraph {
  const pairs = text.split(' ').map((pair) => pair.split('>'));
  const ids = [...new Set(pairs.flat())];
  return {
    nodes: ids.map((id) => ({ id, type: types[id] ?? 'Activation', name: id, params: {}, position: nowhere })),
    edges: pairs
      .filter(({ length }) => length === 2)
      .map(([source = '', target = ''], index) => {
        const targetPort = types[target] === 'Add' ? 'inputs' : 'input';
        return { id: `e${index}`, source, sourcePort: 'output', target, targetPort };
      }),
  };
}

function expectApart(places: Readonly<Record<string, Point>>): void {
  const entries = Object.entries(places);
  const close = entries.flatMap(([a, x], index) =>
    entries
      .slice(index + 1)
      .filter(([, y]) => overlaps(x, y))
      .map(([b]) => `${a} over ${b}`),
  );
  expect(close).toEqual([]);
}

describe('arrange', () => {
  it.each(['mnist-mlp', 'mnist-cnn'])('lays %s out as its file has it', async (name) => {
    const file = join(import.meta.dirname, '../../../resources/templates', `${name}.loom.json`);
    const graph: DocumentGraph = JSON.parse(readFileSync(file, 'utf8')).document.graphs.main;
    const jumbled = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: nowhere })) };
    expect(await arrange(elk, jumbled, null)).toEqual(Object.fromEntries(graph.nodes.map(({ id, position }) => [id, position])));
  });

  it('puts branches above each other, and what they part from and meet in between', async () => {
    const places = await arrange(elk, graphOf('in>a in>b a>c b>d c>sum d>sum sum>out', { sum: 'Add' }), null);
    expect(places).toEqual({
      in: { x: 0, y: 64 },
      a: { x: 200, y: 0 },
      b: { x: 200, y: 128 },
      c: { x: 400, y: 0 },
      d: { x: 400, y: 128 },
      sum: { x: 0, y: 280 },
      out: { x: 200, y: 280 },
    });
  });

  it('leaves a wire that skips a node its own way, on the side of its port', async () => {
    const above = await arrange(elk, graphOf('in>a a>sum in>sum', { sum: 'Add' }), null);
    expect(above).toEqual({ in: { x: 0, y: 64 }, a: { x: 200, y: 0 }, sum: { x: 400, y: 64 } });
    const below = await arrange(elk, graphOf('in>a in>sum a>sum', { sum: 'Add' }), null);
    expect(below).toEqual({ in: { x: 0, y: 0 }, a: { x: 200, y: 64 }, sum: { x: 400, y: 0 } });
  });

  it('stacks separate parts, single nodes last, and survives a cycle', async () => {
    const places = await arrange(elk, graphOf('a>b lone c>d d>c other'), null);
    expectApart(places);
    expect(Object.keys(places).sort()).toEqual(['a', 'b', 'c', 'd', 'lone', 'other']);
    expect(places['a']?.y).toBeLessThan(places['c']?.y ?? 0);
    expect(places['c']?.y).toBeLessThan(places['lone']?.y ?? 0);
    expect(places['other']).toEqual({ x: 200, y: places['lone']?.y });
  });

  it('moves only what is chosen, keeps its corner, and lays it over nothing', async () => {
    const graph = graphOf('a>b b>c c>d d>e');
    const nodes = graph.nodes.map((node, index) => ({ ...node, position: { x: index * 100, y: index === 4 ? 20 : 400 } }));
    const places = await arrange(elk, { ...graph, nodes }, ['a', 'b', 'c']);
    expect(Object.keys(places).sort()).toEqual(['a', 'b', 'c']);
    expect(places['a']?.x).toBe(0);
    expectApart({ ...places, d: { x: 300, y: 400 }, e: { x: 400, y: 20 } });
  });

  it('lays out 300 nodes with skips: four columns, none over another, wires from left to right, the same each time', async () => {
    const blocks = Array.from({ length: 99 }, (_, i) => `s${i}>a${i} a${i}>b${i} b${i}>s${i + 1} s${i}>s${i + 1}`);
    const types = Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`s${i + 1}`, 'Add']));
    const graph = graphOf(`in>s0 ${blocks.join(' ')} s99>out`, types);
    expect(graph.nodes).toHaveLength(300);
    const places = await arrange(elk, graph, null);
    expectApart(places);
    expect(new Set(Object.values(places).map(({ x }) => x))).toEqual(new Set([0, 200, 400, 600]));
    for (const { source, target } of graph.edges) {
      const [from, to] = [places[source] ?? nowhere, places[target] ?? nowhere];
      // Along the row, or down to a later one.
      expect(to.x > from.x || to.y > from.y + 88).toBe(true);
    }
    expect(await arrange(elk, graph, null)).toEqual(places);
  });
});
