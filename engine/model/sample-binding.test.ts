/** @file Models that came without data, and the built-in set that fits them. */
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.ts';
import { mnistColumns } from '../data/samples.ts';
import { chain } from './document/fixtures.ts';
import type { LoomDocument } from './document/types.ts';
import { bindSample, fittingSample } from './sample-binding.ts';

type Loss = { readonly type: string; readonly params: Readonly<Record<string, unknown>> };

function imported(shape: readonly number[], units: number, loss: Loss, metrics: readonly Loss[] = []): LoomDocument {
  const drawn = chain([
    ['Flatten', {}],
    ['Dense', { units, activation: 'softmax' }],
  ]);
  const nodes = drawn.graphs.main.nodes.map((node) => {
    if (node.type === 'Input') return { ...node, params: { ...node.params, shape } };
    return node.type === 'Output' ? { ...node, params: { ...node.params, loss, metrics } } : node;
  });
  return { ...drawn, graphs: { main: { ...drawn.graphs.main, nodes } }, data: { source: '', columns: {} } };
}

const sparse: Loss = { type: 'sparse_categorical_crossentropy', params: {} };

describe('fittingSample', () => {
  it.each([
    [[28, 28, 1], 10, 'mnist'],
    [[28, 28], 10, 'mnist'],
    [[784], 10, 'mnist'],
    [[32, 32, 3], 10, undefined],
    [[28, 28], 3, undefined],
  ])('of pictures %j and %d classes', (shape, units, sample) => {
    expect(fittingSample(imported(shape, units, sparse))?.sample.id).toBe(sample);
  });
});

describe('bindSample', () => {
  it.each([
    [1, undefined],
    [255, { image: 255 }],
  ])('gives pictures up to %d', (most, scale) => {
    const document = imported([784], 10, sparse);
    const fit = fittingSample(document);
    const bound = fit && bindSample(document, fit, most);
    expect(bound?.data.scale).toEqual(scale);
    expect(bound && analyze(bound, mnistColumns).issues).toEqual([]);
  });

  it('turns a loss for one-hot targets into its like for labels, and measures the right answers', () => {
    const document = imported([28, 28], 10, {
      type: 'categorical_crossentropy',
      params: { from_logits: false, label_smoothing: 0 },
    });
    const fit = fittingSample(document);
    const bound = fit && bindSample(document, fit, 1);
    const output = bound?.graphs.main.nodes.find((node) => node.type === 'Output');
    expect(output?.params?.['loss']).toEqual({ type: 'sparse_categorical_crossentropy', params: { from_logits: false } });
    expect(output?.params?.['metrics']).toEqual([{ type: 'accuracy', params: {} }]);
  });
});
