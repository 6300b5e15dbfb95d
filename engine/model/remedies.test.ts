/** @file What is offered against overfitting, and a learning rate that is lower. */
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.ts';
import { chain } from './document/fixtures.ts';
import { saferLearningRate } from './optimizer.ts';
import { overfittingRemedies } from './remedies.ts';

const offered = (layers: Parameters<typeof chain>[0], training = {}) => {
  const drawn = chain(layers);
  const { ir } = analyze(drawn);
  const all = overfittingRemedies(ir, { ...drawn.training, validation_split: 0.1, ...training });
  return Object.fromEntries(all.map(({ id, repair }) => [id, repair]));
};
const flat = ['Flatten', {}] as const;
const last = ['Dense', { units: 10, activation: 'softmax' }] as const;

describe('overfittingRemedies', () => {
  it('offers a Dropout before the last weights, L2 on the largest ones, and an early end', () => {
    expect(offered([flat, ['Dense', { units: 64 }], last])).toEqual({
      layer: { fix: { kind: 'insert-before', port: 'input', type: 'Dropout', params: { rate: 0.3 } }, node: 'l2' },
      penalty: {
        fix: { kind: 'set-param', node: 'self', param: 'kernel_regularizer', value: { type: 'L2', params: { l2: 0.001 } } },
        node: 'l1',
      },
      stopping: {
        fix: {
          kind: 'set-training',
          values: { early_stopping: { monitor: 'val_loss', patience: 2, min_delta: 0, restore_best_weights: true } },
        },
        node: null,
      },
    });
  });

  it('offers nothing twice', () => {
    const kernel_regularizer = { type: 'L2', params: { l2: 0.01 } };
    const stopping = { monitor: 'val_loss', patience: 1, min_delta: 0, restore_best_weights: false };
    const drawn = [flat, ['Dense', { units: 64, kernel_regularizer }], ['Dropout', { rate: 0.5 }], last] as const;
    expect(offered(drawn, { early_stopping: stopping })).toEqual({ layer: null, penalty: null, stopping: null });
    const behind = [flat, ['Dense', { units: 64 }], ['Dropout', {}], ['Activation', { activation: 'relu' }], last] as const;
    expect(offered(behind)['layer']).toBeNull();
  });
});

describe('saferLearningRate', () => {
  it.each([
    ['Adam', 1e20, 0.001],
    ['SGD', 1e20, 0.001],
    ['Adam', 0.001, 0.0001],
    ['SGD', 0.0003, 0.00003],
  ])('of %s with %d is %d', (type, learning_rate, safer) => {
    expect(saferLearningRate({ type, params: { learning_rate } })).toBe(safer);
  });
});
