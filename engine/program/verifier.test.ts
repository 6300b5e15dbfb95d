/** @file The verifier: what it lets pass, what it refuses; regions, shown by an operation that exists in this test only. */
import { describe, expect, it } from 'vitest';
import { type DType, N } from '../core/tensor.ts';
import { Builder } from './builder.ts';
import { type OpLookup, opDef } from './op-def.ts';
import { printProgram } from './printer.ts';
import { defineOp } from './rules/define-op.ts';
import type { NoAttrs, OpNode, Program, Value, ValueType } from './types.ts';
import { verify } from './verifier.ts';

/** x -> w * x + x, w updated; ids: x 0, w 1, product 2, sum 3. */
function small(): Program {
  const b = new Builder('small');
  const x = b.input('x', { dtype: 'f32', shape: [N, 2] });
  const w = b.state('w', [2]);
  b.output('y', b.add(b.mul(x, w), x));
  b.update('w', w);
  return b.finish();
}

const value = (id: number, shape: Value['shape'] = [N, 2], dtype: DType = 'f32'): Value => ({ id, dtype, shape });
const change = (make: (program: Program) => Partial<Program>): Program => ({ ...small(), ...make(small()) });
const node = (program: Program, index: number, other: Partial<OpNode>): readonly OpNode[] =>
  program.ops.map((each, at) => (at === index ? ({ ...each, ...other } as OpNode) : each));

describe('the verifier', () => {
  it('lets a sound program pass', () => {
    expect(() => verify(small())).not.toThrow();
  });

  const broken: readonly (readonly [string, Program])[] = [
    ['a value used before it is made', change(({ ops }) => ({ ops: [...ops].reverse() }))],
    ['a value that is never made', change((program) => ({ ops: node(program, 0, { operands: [value(0), value(99, [2])] }) }))],
    ['a value made twice', change((program) => ({ ops: node(program, 1, { results: [value(2)] }) }))],
    [
      'a result of another type than the rule gives',
      change((program) => ({ ops: node(program, 1, { results: [value(3, [N, 3])] }) })),
    ],
    [
      'an operand of another type than it was made with',
      change((program) => ({ ops: node(program, 0, { operands: [value(0), value(1, [1])] }) })),
    ],
    ['too many results', change((program) => ({ ops: node(program, 1, { results: [value(3), value(4)] }) }))],
    ['an output that is never made', change(() => ({ outputs: [{ name: 'y', value: value(99) }] }))],
    ['two outputs of one name', change(({ outputs }) => ({ outputs: [...outputs, ...outputs] }))],
    ['an update of no state', change(() => ({ updates: [{ state: 'v', value: value(1, [2]) }] }))],
    ['two updates of one state', change(({ updates }) => ({ updates: [...updates, ...updates] }))],
    ['an update of another shape', change(() => ({ updates: [{ state: 'w', value: value(3) }] }))],
    ['a state of integers', change(() => ({ states: [{ name: 'w', value: value(1, [2], 'i32') }] }))],
  ];

  it.each(broken)('refuses %s', (_, program) => {
    expect(() => verify(program)).toThrow('engine.program');
  });
});

/** Folds a region (carry, element) -> carry over nothing in particular: it has the shape of a scan. */
const testScan = defineOp<NoAttrs>({
  name: 'test_scan',
  kind: 'fused',
  infer: ([carry]) => [carry as ValueType],
  vjp: null,
  saves: 'none',
  evaluate: ([carry]) => (carry ? [carry] : []),
  flop: () => 0,
});
const lookup: OpLookup = (name) => (name === 'test_scan' ? testScan : opDef(name)) as ReturnType<OpLookup>;

function withRegion(read: Value): Program {
  const scope = { path: 'scan', layer: 'scan' };
  const [x, carry, sum, result] = [value(0), value(1), value(2), value(3)];
  const body = { op: 'add', operands: [carry, read], attrs: {}, results: [sum], regions: [], scope } as unknown as OpNode;
  const scan = {
    op: 'test_scan',
    operands: [x],
    attrs: {},
    results: [result],
    regions: [{ params: [carry], ops: [body], results: [sum] }],
    scope,
  };
  return {
    name: 'scan',
    inputs: [{ name: 'x', value: x }],
    states: [],
    ops: [scan as unknown as OpNode],
    outputs: [{ name: 'y', value: result }],
    updates: [],
  };
}

describe('regions', () => {
  it('read their parameters and the values around them', () => {
    expect(() => verify(withRegion(value(0)), lookup)).not.toThrow();
  });

  it('read nothing else', () => {
    expect(() => verify(withRegion(value(3)), lookup)).toThrow('engine.program');
  });

  it('keep their values to themselves', () => {
    const program = { ...withRegion(value(0)), outputs: [{ name: 'y', value: value(2) }] };
    expect(() => verify(program, lookup)).toThrow('engine.program');
  });

  it('are printed inside their operation', () => {
    expect(printProgram(withRegion(value(0)))).toBe(`program scan
  %0: f32[N,2] = input "x"
  %1: f32[N,2] = test_scan(%0)  # scan
    (%2: f32[N,2]) {
      %3: f32[N,2] = add(%2, %0)  # scan
    } -> %3
  output "y" = %1
`);
  });
});

describe('the printer', () => {
  it('numbers values by order, whatever their ids are, and names numbers that JSON cannot', () => {
    const shifted = (by: number): Program => {
      const b = new Builder('p');
      for (let k = 0; k < by; k += 1) b.constant(k);
      const made = b.ops.length;
      b.output('y', b.one('constant', [], { dtype: 'f32', shape: [3], values: [Number.NEGATIVE_INFINITY, -0, Number.NaN] }));
      const program = b.finish();
      return { ...program, ops: program.ops.slice(made) };
    };
    expect(printProgram(shifted(3))).toBe(printProgram(shifted(0)));
    expect(printProgram(shifted(0))).toContain('"values":["-Infinity","-0","NaN"]');
  });
});
