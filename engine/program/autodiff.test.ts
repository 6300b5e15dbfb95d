/** @file Reverse-mode differentiation: sums of paths, second derivatives, the batch length, what has no gradient. */
import { describe, expect, it } from 'vitest';
import { evaluateProgram } from '../backends/reference/evaluate.ts';
import { type HostTensor, N } from '../core/tensor.ts';
import { gradients } from './autodiff.ts';
import { Builder } from './builder.ts';
import type { Value } from './types.ts';
import { verify } from './verifier.ts';

const scalar = (b: Builder, name = 'x'): Value => b.input(name, { dtype: 'f32', shape: [] });
const fed = (values: Readonly<Record<string, number>>): Record<string, HostTensor> =>
  Object.fromEntries(Object.entries(values).map(([name, x]) => [name, { dtype: 'f32', shape: [], data: Float32Array.of(x) }]));

/** Values of the named outputs. */
function run(b: Builder, feeds: Record<string, HostTensor>, n = 1): Record<string, number[]> {
  const program = b.finish();
  verify(program);
  const { outputs } = evaluateProgram(program, { feeds, states: {}, n });
  return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, [...data]]));
}

describe('gradients', () => {
  it('sum over all paths', () => {
    const b = new Builder();
    const x = scalar(b);
    const square = b.mul(x, x);
    const [grad] = gradients(b, b.add(b.mul(square, x), square), [x]) as [Value];
    b.output('grad', grad);
    expect(run(b, fed({ x: 3 }))).toEqual({ grad: [33] });
  });

  it('can be differentiated again', () => {
    const b = new Builder();
    const x = scalar(b);
    const [first] = gradients(b, b.mul(b.mul(x, x), b.mul(x, x)), [x]) as [Value];
    const [second] = gradients(b, first, [x]) as [Value];
    const [third] = gradients(b, second, [x]) as [Value];
    for (const [name, value] of Object.entries({ first, second, third })) b.output(name, value);
    expect(run(b, fed({ x: 2 }))).toEqual({ first: [32], second: [48], third: [48] });
  });

  it('are null where the loss does not depend on a value, and exist for values in the middle', () => {
    const b = new Builder();
    const [x, unused] = [scalar(b), scalar(b, 'unused')];
    const middle = b.mul(x, 2);
    const loss = b.mul(middle, middle);
    const [none, some] = gradients(b, loss, [unused, middle]);
    expect(none).toBeNull();
    b.output('some', some as Value);
    expect(run(b, fed({ x: 3, unused: 0 }))).toEqual({ some: [12] });
    expect(gradients(b, loss, [loss]).map((value) => value?.shape)).toEqual([[]]);
  });

  it('skip what does not lead to the wanted values', () => {
    const b = new Builder();
    const [x, y] = [scalar(b), scalar(b, 'y')];
    const loss = b.mul(b.exp(x), b.one('tanh', [y]));
    const before = b.ops.length;
    gradients(b, loss, [x]);
    // d/dx needs only the constant 1 and two products.
    expect(b.ops.slice(before).map(({ op }) => op)).toEqual(['constant', 'mul', 'mul']);
  });

  it('stop at integers and truth values', () => {
    const b = new Builder();
    const x = scalar(b);
    const whole = b.cast(b.cast(x, 'i32'), 'f32');
    const [grad] = gradients(b, b.mul(x, b.add(whole, b.cast(b.compare('gt', x, 0), 'f32'))), [x]) as [Value];
    b.output('grad', grad);
    expect(run(b, fed({ x: 2.5 }))).toEqual({ grad: [3] });
  });

  it('divide by the batch length that a call has', () => {
    const b = new Builder();
    const x = b.input('x', { dtype: 'f32', shape: [N, 2] });
    const [grad] = gradients(b, b.mean(b.mul(x, x)), [x]) as [Value];
    b.output('grad', grad);
    const feeds = { x: { dtype: 'f32', shape: [4, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) } } as const;
    expect(run(b, feeds, 4)).toEqual({ grad: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] });
  });

  it('carry the scope of the operation they belong to', () => {
    const b = new Builder();
    const x = scalar(b);
    const y = b.withScope({ path: 'block/tanh', layer: 'tanh' }, () => b.one('tanh', [x]));
    const before = b.ops.length;
    gradients(b, y, [x]);
    expect(new Set(b.ops.slice(before + 1).map(({ scope }) => scope.path))).toEqual(new Set(['block/tanh']));
  });

  it('refuse an operation without a rule and a loss that is no scalar', () => {
    const b = new Builder();
    const x = b.input('x', { dtype: 'f32', shape: [3] });
    expect(() => gradients(b, b.sum(b.one('sort_descending', [x])), [x])).toThrow('engine.no-gradient');
    expect(() => gradients(b, x, [x])).toThrow('internal');
  });
});
