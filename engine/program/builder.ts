/** @file Builds a program operation by operation; types follow from each operation's own rule. */
import { invariant } from '../core/errors.ts';
import type { DType, Shape } from '../core/tensor.ts';
import { shapeEquals } from '../core/tensor.ts';
import { opDef } from './op-def.ts';
import type { OpAttrs, OpName } from './ops/index.ts';
import { formatType } from './rules/define-op.ts';
import type { NoAttrs, Named, OpNode, Program, Scope, Value, ValueType } from './types.ts';

/** The attributes may be left out where an operation takes none. */
export type AttrsArgument<K extends OpName> = NoAttrs extends OpAttrs<K> ? [attrs?: OpAttrs<K>] : [attrs: OpAttrs<K>];

/** A value, or a number that becomes an f32 constant. */
export type Operand = Value | number;

const noScope: Scope = Object.freeze({ path: '', layer: '' });

export class Builder {
  readonly name: string;
  readonly #inputs: Named[] = [];
  readonly #states: Named[] = [];
  readonly #ops: OpNode[] = [];
  readonly #outputs: Named[] = [];
  readonly #updates = new Map<string, Value>();
  #nextId = 0;
  #scope: Scope = noScope;

  constructor(name = 'program') {
    this.name = name;
  }

  /** What has been emitted so far, in order. */
  get ops(): readonly OpNode[] {
    return this.#ops;
  }

  get inputs(): readonly Named[] {
    return this.#inputs;
  }

  get states(): readonly Named[] {
    return this.#states;
  }

  /** Appends one operation; throws LoomError `engine.program` where the operands do not fit. */
  emit<K extends OpName>(op: K, operands: readonly Value[], ...rest: AttrsArgument<K>): readonly Value[] {
    const attrs = (rest[0] ?? {}) as OpAttrs<K>;
    const results = opDef(op)
      .infer(operands, attrs)
      .map((type) => this.#value(type));
    this.#ops.push({ op, operands, attrs, results, regions: [], scope: this.#scope } as unknown as OpNode);
    return results;
  }

  /** `emit` for an operation with one result. */
  one<K extends OpName>(op: K, operands: readonly Value[], ...rest: AttrsArgument<K>): Value {
    const results = this.emit(op, operands, ...rest);
    invariant(results.length === 1, `${op} has ${results.length} results`);
    return results[0] as Value;
  }

  /** A scalar. */
  constant(value: number, dtype: DType = 'f32'): Value {
    return this.one('constant', [], { dtype, shape: [], values: [value] });
  }

  /** A value fed each run. The same name gives the same value. */
  input(name: string, type: ValueType): Value {
    return this.#declare(this.#inputs, name, type);
  }

  /** A value that lives in the backend. The same name gives the same value. */
  state(name: string, shape: readonly number[]): Value {
    return this.#declare(this.#states, name, { dtype: 'f32', shape });
  }

  output(name: string, value: Value): void {
    invariant(!this.#outputs.some((output) => output.name === name), `output ${name} is given twice`);
    this.#outputs.push({ name, value });
  }

  /** Gives a state its value after the run; a later update of the same state replaces the earlier one. */
  update(state: string, value: Value): void {
    this.#updates.set(state, value);
  }

  /** Runs `make`; what it emits carries `scope`. */
  withScope<T>(scope: Scope, make: () => T): T {
    const outer = this.#scope;
    this.#scope = scope;
    try {
      return make();
    } finally {
      this.#scope = outer;
    }
  }

  finish(): Program {
    return {
      name: this.name,
      inputs: [...this.#inputs],
      states: [...this.#states],
      ops: [...this.#ops],
      outputs: [...this.#outputs],
      updates: [...this.#updates].map(([state, value]) => ({ state, value })),
    };
  }

  add(a: Operand, b: Operand): Value {
    return this.one('add', [this.#operand(a), this.#operand(b)]);
  }

  sub(a: Operand, b: Operand): Value {
    return this.one('sub', [this.#operand(a), this.#operand(b)]);
  }

  mul(a: Operand, b: Operand): Value {
    return this.one('mul', [this.#operand(a), this.#operand(b)]);
  }

  div(a: Operand, b: Operand): Value {
    return this.one('div', [this.#operand(a), this.#operand(b)]);
  }

  maximum(a: Operand, b: Operand): Value {
    return this.one('maximum', [this.#operand(a), this.#operand(b)]);
  }

  minimum(a: Operand, b: Operand): Value {
    return this.one('minimum', [this.#operand(a), this.#operand(b)]);
  }

  neg(x: Value): Value {
    return this.one('neg', [x]);
  }

  exp(x: Value): Value {
    return this.one('exp', [x]);
  }

  log(x: Value): Value {
    return this.one('log', [x]);
  }

  sqrt(x: Value): Value {
    return this.one('sqrt', [x]);
  }

  reshape(x: Value, shape: Shape): Value {
    return shapeEquals(x.shape, shape) ? x : this.one('reshape', [x], { shape });
  }

  /** Implicit where two operands meet; this one is for operations that don't broadcast. */
  broadcast(x: Value, shape: Shape): Value {
    return shapeEquals(x.shape, shape) ? x : this.one('broadcast', [x], { shape });
  }

  /** Over all axes where none are named. */
  sum(x: Value, axes: readonly number[] = x.shape.map((_, axis) => axis), keepdims = false): Value {
    return axes.length === 0 ? x : this.one('reduce_sum', [x], { axes, keepdims });
  }

  mean(x: Value, axes: readonly number[] = x.shape.map((_, axis) => axis), keepdims = false): Value {
    return axes.length === 0 ? x : this.one('reduce_mean', [x], { axes, keepdims });
  }

  cast(x: Value, dtype: 'f32' | 'i32' | 'bool'): Value {
    return x.dtype === dtype ? x : this.one('cast', [x], { dtype });
  }

  select(condition: Value, a: Operand, b: Operand): Value {
    return this.one('select', [condition, this.#operand(a), this.#operand(b)]);
  }

  compare(kind: OpAttrs<'compare'>['kind'], a: Operand, b: Operand): Value {
    return this.one('compare', [this.#operand(a), this.#operand(b)], { kind });
  }

  #operand(operand: Operand): Value {
    return typeof operand === 'number' ? this.constant(operand) : operand;
  }

  #value(type: ValueType): Value {
    const value = { id: this.#nextId, dtype: type.dtype, shape: type.shape };
    this.#nextId += 1;
    return value;
  }

  #declare(list: Named[], name: string, type: ValueType): Value {
    const known = list.find((entry) => entry.name === name);
    if (!known) {
      const value = this.#value(type);
      list.push({ name, value });
      return value;
    }
    const same = known.value.dtype === type.dtype && shapeEquals(known.value.shape, type.shape);
    invariant(same, `${name} is declared as ${formatType(known.value)} and as ${formatType(type)}`);
    return known.value;
  }
}
