/** @file The builder: types follow from rules, declarations are shared, scopes are carried, mistakes are told. */
import { describe, expect, it } from 'vitest';
import { N } from '../core/tensor.ts';
import { Builder } from './builder.ts';
import { printProgram } from './printer.ts';

describe('the builder', () => {
  it('makes a program that the printer shows line by line', () => {
    const b = new Builder('dense');
    const x = b.input('input:x', { dtype: 'f32', shape: [N, 4] });
    const kernel = b.state('fc/kernel', [4, 2]);
    const y = b.withScope({ path: 'block/fc', layer: 'fc' }, () =>
      b.add(b.one('dot', [x, kernel], { transpose_a: false, transpose_b: false }), 1),
    );
    b.output('output:fc', y);
    b.update('fc/kernel', b.mul(kernel, 0.5));
    expect(printProgram(b.finish())).toBe(`program dense
  %0: f32[N,4] = input "input:x"
  %1: f32[4,2] = state "fc/kernel"
  %2: f32[N,2] = dot(%0, %1) {"transpose_a":false,"transpose_b":false}  # block/fc
  %3: f32[] = constant() {"dtype":"f32","shape":[],"values":[1]}  # block/fc
  %4: f32[N,2] = add(%2, %3)  # block/fc
  %5: f32[] = constant() {"dtype":"f32","shape":[],"values":[0.5]}
  %6: f32[4,2] = mul(%1, %5)
  output "output:fc" = %4
  update "fc/kernel" = %6
`);
  });

  it('gives the same value for the same declaration and refuses another type', () => {
    const b = new Builder();
    const seed = b.input('seed', { dtype: 'i32', shape: [] });
    expect(b.input('seed', { dtype: 'i32', shape: [] })).toBe(seed);
    expect(() => b.input('seed', { dtype: 'f32', shape: [] })).toThrow('internal');
    expect(b.state('w', [2])).toBe(b.state('w', [2]));
    expect(() => b.state('w', [3])).toThrow('internal');
  });

  it('emits nothing where nothing changes', () => {
    const b = new Builder();
    const x = b.input('x', { dtype: 'f32', shape: [2, 3] });
    expect([b.reshape(x, [2, 3]), b.broadcast(x, [2, 3]), b.cast(x, 'f32'), b.sum(x, [])]).toEqual([x, x, x, x]);
    expect(b.ops).toEqual([]);
  });

  it('keeps the last update of a state and refuses a second output of one name', () => {
    const b = new Builder();
    const w = b.state('w', []);
    b.update('w', b.add(w, 1));
    const last = b.add(w, 2);
    b.update('w', last);
    expect(b.finish().updates).toEqual([{ state: 'w', value: last }]);
    b.output('y', w);
    expect(() => b.output('y', w)).toThrow('internal');
  });

  it('returns to the outer scope also after a failure', () => {
    const b = new Builder();
    const x = b.input('x', { dtype: 'f32', shape: [2] });
    const y = b.input('y', { dtype: 'f32', shape: [3] });
    expect(() => b.withScope({ path: 'a', layer: 'a' }, () => b.add(x, y))).toThrow('engine.program');
    expect(b.withScope({ path: 'b', layer: 'b' }, () => b.neg(x)) && b.ops[0]?.scope.path).toBe('b');
    b.neg(x);
    expect(b.ops.at(-1)?.scope).toEqual({ path: '', layer: '' });
  });
});
