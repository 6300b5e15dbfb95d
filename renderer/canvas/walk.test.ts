/** @file Tests of walking the canvas with the arrow keys. */
import { describe, expect, it } from 'vitest';
import type { DocumentGraph } from '../../engine/model/document/types.ts';
import { directionOf, walk } from './walk.ts';

const node = (id: string, x: number, y: number) => ({ id, type: 'Dense', name: id, position: { x, y } });
const edge = (source: string, target: string) => ({
  id: `${source}${target}`,
  source,
  sourcePort: 'output',
  target,
  targetPort: 'input',
});
const graph: DocumentGraph = {
  nodes: [node('a', 0, 0), node('b', 200, 0), node('c', 0, 152), node('d', 200, 152)],
  edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'd')],
};

describe('walk', () => {
  it('follows a wire to the right, also into the next row', () => {
    expect([walk(graph, 'a', 'right'), walk(graph, 'b', 'right')]).toEqual(['b', 'c']);
  });

  it('goes back along a wire to the left', () => {
    expect([walk(graph, 'd', 'left'), walk(graph, 'c', 'left')]).toEqual(['c', 'b']);
  });

  it('goes up and down to the nearest node', () => {
    expect([walk(graph, 'b', 'down'), walk(graph, 'd', 'up'), walk(graph, 'a', 'up')]).toEqual(['d', 'b', null]);
  });

  it('starts at the first node when nothing is selected', () => {
    expect(walk(graph, null, 'down')).toBe('a');
  });

  it('knows arrow keys only', () => {
    expect(['ArrowLeft', 'ArrowDown', 'a', 'Enter'].map(directionOf)).toEqual(['left', 'down', null, null]);
  });
});
