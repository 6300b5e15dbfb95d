/** @file What a diff of two documents says, and what it leaves out. */
import { describe, expect, it } from 'vitest';
import { type Change, diffDocuments } from './diff.ts';
import { chain, edge, node } from './document/fixtures.ts';
import type { LoomDocument } from './document/types.ts';

const layers = [
  ['Flatten', {}],
  ['Dense', { units: 64, activation: 'relu' }],
  ['Dense', { units: 10, activation: 'softmax' }],
] as const;
const before = chain(layers);

function withParams(id: string, params: Record<string, unknown>): LoomDocument {
  const { nodes, edges } = before.graphs.main;
  const changed = nodes.map((each) => (each.id === id ? { ...each, params: { ...each.params, ...params } } : each));
  return { ...before, graphs: { main: { nodes: changed, edges } } };
}

function withTraining(change: Partial<LoomDocument['training']>): LoomDocument {
  return { ...before, training: { ...before.training, ...change } };
}

const unchanged: readonly [string, LoomDocument][] = [
  [
    'places',
    {
      ...before,
      graphs: {
        main: { ...before.graphs.main, nodes: before.graphs.main.nodes.map((each) => ({ ...each, position: { x: 9, y: 9 } })) },
      },
    },
  ],
  ['the name of the drawing', { ...before, name: 'other' }],
  ['a default that is written out', withParams('l1', { use_bias: true })],
];

describe('diffDocuments', () => {
  it.each(unchanged)('leaves out %s', (_, after) => {
    expect(diffDocuments(before, after)).toEqual([]);
  });

  it('says a parameter as the node shows it', () => {
    expect(diffDocuments(before, withParams('l1', { units: 128 }))).toEqual<Change[]>([
      { kind: 'param', type: 'Dense', name: 'l1', param: 'units', from: 64, to: 128, brief: { from: '64', to: '128' } },
    ]);
  });

  it('takes 3 and [3, 3] for the same kernel', () => {
    const net = (kernel_size: unknown) => chain([['Conv2D', { filters: 8, kernel_size }]]);
    expect(diffDocuments(net(3), net([3, 3]))).toEqual([]);
    expect(diffDocuments(net(3), net([5, 5]))).toMatchObject([{ param: 'kernel_size', brief: { from: '3×3', to: '5×5' } }]);
  });

  it('names a parameter that the node does not show', () => {
    expect(diffDocuments(before, withParams('l1', { use_bias: false }))).toEqual<Change[]>([
      { kind: 'param', type: 'Dense', name: 'l1', param: 'use_bias', from: true, to: false, brief: null },
    ]);
  });

  it('tells optimizer and learning rate apart', () => {
    const rate = withTraining({ optimizer: { type: 'Adam', params: { learning_rate: 0.01 } } });
    expect(diffDocuments(before, rate)).toEqual<Change[]>([
      { kind: 'optimizer', type: 'Adam', param: 'learning_rate', from: 0.001, to: 0.01 },
    ]);
    const other = withTraining({ epochs: 4, optimizer: { type: 'SGD', params: { learning_rate: 0.001 } } });
    expect(diffDocuments(before, other)).toEqual<Change[]>([
      { kind: 'training', setting: 'optimizer', from: 'Adam', to: 'SGD' },
      { kind: 'training', setting: 'epochs', from: 1, to: 4 },
    ]);
  });

  it('sees a layer put in, without its wires, and taken out again', () => {
    const { nodes, edges } = before.graphs.main;
    const drop = node('d', 'Dropout', 'drop', { rate: 0.2 });
    const wires = [...edges.filter(({ target }) => target !== 'l2'), edge('w1', 'l1', 'd'), edge('w2', 'd', 'l2')];
    const after = { ...before, graphs: { main: { nodes: [...nodes, drop], edges: wires } } };
    expect(diffDocuments(before, after)).toEqual<Change[]>([{ kind: 'added', type: 'Dropout', name: 'drop' }]);
    expect(diffDocuments(after, before)).toEqual<Change[]>([{ kind: 'removed', type: 'Dropout', name: 'drop' }]);
  });

  it('sees wires that lead elsewhere, swapped layers, names and data', () => {
    const { nodes, edges } = before.graphs.main;
    const rewired = edges.map((wire) => (wire.target === 'l2' ? { ...wire, source: 'l0' } : wire));
    expect(diffDocuments(before, { ...before, graphs: { main: { nodes, edges: rewired } } })).toEqual<Change[]>([
      { kind: 'wires' },
    ]);
    const swapped = nodes.map((each) => (each.id === 'l0' ? node('l0', 'Reshape', 'flat', { target_shape: [784] }) : each));
    const after = { ...before, graphs: { main: { nodes: swapped, edges } }, data: { ...before.data, source: 'my.npz' } };
    expect(diffDocuments(before, after)).toEqual<Change[]>([
      { kind: 'swapped', name: 'flat', from: 'Flatten', to: 'Reshape' },
      { kind: 'data', from: 'mnist', to: 'my.npz' },
      { kind: 'renamed', type: 'Reshape', from: 'l0', to: 'flat' },
    ]);
  });
});
