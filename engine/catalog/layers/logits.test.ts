/** @file Which layers hand logits on: what Keras keeps on the very result of softmax and sigmoid. */
import { describe, expect, it } from 'vitest';
import { N } from '../../core/tensor.ts';
import { Builder } from '../../program/builder.ts';
import type { LayerDefinition, Signal } from '../define.ts';
import { validateParams } from '../validate.ts';
import { lowerLayer } from '../testing/run.ts';
import { layers } from './index.ts';

type Step = readonly [keyof typeof layers, Readonly<Record<string, unknown>>];

function signalOf(training: boolean, ...steps: readonly Step[]): Signal {
  const b = new Builder('logits');
  let signal: Signal = { value: b.input('x', { dtype: 'f32', shape: [N, 4] }) };
  steps.forEach(([id, given], index) => {
    const definition: LayerDefinition = layers[id];
    const { values } = validateParams(definition.params, given);
    const shapes = new Map(
      definition.weights([{ shape: [4], dtype: 'f32', masked: false }], values).map(({ name, shape }) => [name, shape]),
    );
    const read = (name: string) => b.state(`${index}/${name}`, shapes.get(name) ?? []);
    const rng = () => b.input(`random${index}`, { dtype: 'f32', shape: [N, 4] });
    signal = lowerLayer(b, definition, [signal], values, { training, read, rng }).outputs[0] as Signal;
  });
  return signal;
}

const softmax: Step = ['Activation', { activation: 'softmax' }];

describe('logits', () => {
  it.each<[string, readonly Step[], boolean]>([
    ['softmax of a Dense layer', [['Dense', { units: 4, activation: 'softmax' }]], true],
    ['sigmoid of a Dense layer', [['Dense', { units: 4, activation: 'sigmoid' }]], true],
    ['an Activation layer', [softmax], true],
    ['linear behind softmax', [softmax, ['Activation', { activation: 'linear' }]], true],
    ['a linear Dense layer', [['Dense', { units: 4 }]], false],
    ['Dense behind softmax', [softmax, ['Dense', { units: 4 }]], false],
    ['Rescaling behind softmax', [softmax, ['Rescaling', { scale: 1 }]], false],
    ['tanh', [['Activation', { activation: 'tanh' }]], false],
  ])('of %s', (_, steps, kept) => {
    expect(signalOf(false, ...steps).logits !== undefined).toBe(kept);
  });

  it('stay on the result of a Dropout that does nothing, as Keras returns its input', () => {
    expect(signalOf(false, softmax, ['Dropout', { rate: 0.5 }]).logits).toBeDefined();
    expect(signalOf(true, softmax, ['Dropout', { rate: 0.5 }]).logits).toBeUndefined();
  });
});
