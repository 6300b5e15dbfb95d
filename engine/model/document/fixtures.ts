/** @file Small documents for tests. */
import type { DocumentEdge, DocumentNode, LoomDocument } from './types.ts';

export function node(id: string, type: string, name: string, params?: Record<string, unknown>, shares?: string): DocumentNode {
  return { id, type, name, ...(params ? { params } : {}), ...(shares ? { shares } : {}), position: { x: 0, y: 0 } };
}

export function edge(id: string, source: string, target: string): DocumentEdge {
  return { id, source, sourcePort: 'output', target, targetPort: 'input' };
}

/** Input `in` (28 x 28 x 1), layers `l0`, `l1`, ... one after another, Output `out`, bound to MNIST. */
export function chain(
  layers: readonly (readonly [type: string, params: Record<string, unknown>])[],
  ends: { shape?: readonly number[]; loss?: string; metrics?: readonly string[] } = {},
): LoomDocument {
  const output = {
    loss: { type: ends.loss ?? 'sparse_categorical_crossentropy', params: {} },
    loss_weight: 1,
    metrics: (ends.metrics ?? ['accuracy']).map((type) => ({ type, params: {} })),
  };
  const nodes = [
    node('in', 'Input', 'in', { shape: ends.shape ?? [28, 28, 1] }),
    ...layers.map(([type, params], index) => node(`l${index}`, type, `l${index}`, params)),
    node('out', 'Output', 'out', output),
  ];
  const edges = nodes.slice(1).map((each, index) => edge(`e${index}`, (nodes[index] as DocumentNode).id, each.id));
  return {
    version: 1,
    name: 'test',
    graphs: { main: { nodes, edges } },
    training: {
      epochs: 1,
      batch_size: 32,
      validation_split: 0,
      shuffle: true,
      seed: 1,
      optimizer: { type: 'Adam', params: { learning_rate: 0.001 } },
      early_stopping: null,
    },
    data: { source: 'mnist', columns: { in: 'image', out: 'label' } },
  };
}
