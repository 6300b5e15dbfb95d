/** @file Passes keep the meaning bit for bit, on chosen cases and on random programs; binding the batch length as well. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateProgram } from '../../backends/reference/evaluate.ts';
import { type HostTensor, N } from '../../core/tensor.ts';
import { Builder } from '../builder.ts';
import { specialize } from '../specialize.ts';
import type { Program, Value } from '../types.ts';
import { verify } from '../verifier.ts';
import { shareSubexpressions } from './common-subexpressions.ts';
import { dropDeadCode } from './dead-code.ts';
import { foldConstants } from './fold-constants.ts';
import { optimize } from './pipeline.ts';
import { simplify } from './simplify.ts';

function build(make: (b: Builder, x: Value) => Value): Program {
  const b = new Builder('p');
  b.output('y', make(b, b.input('x', { dtype: 'f32', shape: [N, 3] })));
  return b.finish();
}

const feeds: Record<string, HostTensor> = {
  x: { dtype: 'f32', shape: [2, 3], data: Float32Array.of(1.5, -0, 0, -2.25, Number.POSITIVE_INFINITY, 1e-30) },
};

/** How many of each operation a program holds. */
function histogram(program: Program): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op } of program.ops) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

/** The bits of the result: -0 is not 0, but all NaN are one, as the language leaves their sign open. */
const bits = (program: Program): number[] => {
  const y = evaluateProgram(program, { feeds, states: {}, n: 2 }).outputs['y'] as HostTensor;
  return [...new Int32Array(Float32Array.from(y.data, (x) => (Number.isNaN(x) ? Number.NaN : x)).buffer)];
};

describe('passes', () => {
  it('fold what is constant, splat constants included', () => {
    const program = build((b, x) => {
      const splat = b.one('constant', [], { dtype: 'f32', shape: [3], values: [2] });
      return b.mul(x, b.add(b.mul(splat, 3), b.exp(b.constant(0))));
    });
    const folded = dropDeadCode(foldConstants(program));
    expect(histogram(folded)).toEqual({ constant: 1, mul: 1 });
    expect(bits(folded)).toEqual(bits(program));
  });

  it('drop neutral operands, but not a -0 that changes a bit', () => {
    const program = build((b, x) => b.sub(b.div(b.mul(1, x), 1), 0));
    expect(histogram(dropDeadCode(simplify(program)))).toEqual({});
    const negative = build((b, x) => b.sub(x, -0));
    expect(bits(simplify(negative))).toEqual(bits(negative));
    const wider = build((b, x) => b.mul(x, b.one('constant', [], { dtype: 'f32', shape: [1, 1, 1], values: [1] })));
    expect(histogram(simplify(wider))['mul']).toBe(1);
  });

  it('share equal values, but never infinities of two signs', () => {
    const program = build((b, x) => b.add(b.mul(b.exp(x), 2), b.mul(b.exp(x), 2)));
    expect(histogram(shareSubexpressions(program))).toEqual({ add: 1, constant: 1, exp: 1, mul: 1 });
    const clamp = build((b, x) => b.maximum(b.minimum(x, Number.POSITIVE_INFINITY), Number.NEGATIVE_INFINITY));
    expect(bits(optimize(clamp))).toEqual(bits(clamp));
    const zeros = build((b, x) => b.add(b.div(b.exp(x), 0), b.div(b.exp(x), -0)));
    expect(bits(optimize(zeros))).toEqual(bits(zeros));
  });

  it('drop what nobody asks for, unread inputs and states too', () => {
    const b = new Builder('p');
    const x = b.input('x', { dtype: 'f32', shape: [] });
    b.exp(b.input('unused', { dtype: 'f32', shape: [] }));
    b.state('frozen', [2]);
    b.update('kept', b.mul(b.state('kept', []), 2));
    b.update('written', x);
    b.state('written', []);
    const program = dropDeadCode(b.finish());
    verify(program);
    expect(program.inputs.map(({ name }) => name)).toEqual(['x']);
    expect(program.states.map(({ name }) => name)).toEqual(['kept', 'written']);
    expect(histogram(program)).toEqual({ constant: 1, mul: 1 });
  });

  it('keep every bit of random programs', () => {
    const step = fc.record({
      op: fc.constantFrom('add', 'sub', 'mul', 'div', 'maximum', 'neg', 'exp', 'abs'),
      left: fc.nat(),
      right: fc.nat(),
      number: fc.constantFrom(null, 0, -0, 1, -1, 2, 0.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const program = build((b, x) => {
          const values: Value[] = [x, b.constant(1), b.constant(0)];
          for (const { op, left, right, number } of steps) {
            const a = values[left % values.length] as Value;
            const c = number === null ? (values[right % values.length] as Value) : b.constant(number);
            const unary = op === 'neg' || op === 'exp' || op === 'abs';
            values.push(unary ? b.one(op, [a]) : b.one(op as 'add', [a, c]));
          }
          return b.add(x, values.at(-1) as Value);
        });
        expect(bits(optimize(program))).toEqual(bits(program));
        expect(bits(optimize(specialize(program, 2)))).toEqual(bits(program));
      }),
    );
  });
});

describe('binding the batch length', () => {
  it('makes shapes, attributes and lengths concrete', () => {
    const program = build((b, x) => {
      const rows = b.cast(b.one('dim_size', [x], { axis: 0 }), 'f32');
      const counted = b.cast(b.one('iota', [], { shape: [N, 3], axis: 0 }), 'f32');
      const pairs = b.reshape(b.add(x, b.broadcast(rows, [N, 3])), [{ N: 3 }]);
      return b.add(b.reshape(pairs, [N, 3]), counted);
    });
    const bound = specialize(program, 2);
    verify(bound);
    expect(JSON.stringify(bound)).not.toContain('"N"');
    expect(histogram(bound)['dim_size']).toBeUndefined();
    expect(bits(bound)).toEqual(bits(program));
    expect(histogram(optimize(bound))['cast']).toBe(1);
  });
});
