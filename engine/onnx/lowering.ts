/** @file What a pattern sees while a program becomes an ONNX graph: names of values in each physical form, and who uses them. */
import { invariant } from '../core/errors.ts';
import type { Dim, DType, Shape, TensorData } from '../core/tensor.ts';
import { sizeOf } from '../core/tensor.ts';
import type { OpName } from '../program/ops/index.ts';
import type { OpNode, Program, Value } from '../program/types.ts';
import { type Form, isPlain, movesOnlyOnes, padShape, permBetween, physicalShape, plain } from './forms.ts';
import type { GraphWriter, OnnxAttrs } from './graph.ts';

/** Turns one operation into nodes and defines its results. */
export type Pattern<K extends OpName> = (lowering: Lowering, op: OpNode<K>) => void;

/** A pattern, or where the operation runs instead: on the host, or nowhere. */
export type PatternTable = { readonly [K in OpName]: Pattern<K> | 'host' | 'none' };

export interface LoweringOptions {
  readonly graph: GraphWriter;
  readonly program: Program;
  /** An input of the graph whose first length is N, and that input's own factor of N; null where N is known. */
  readonly batch: { readonly input: string } | null;
}

export class Lowering {
  readonly graph: GraphWriter;
  readonly program: Program;
  readonly #batch: { readonly input: string } | null;
  readonly #names = new Map<number, Map<Form, string>>();
  readonly #producers = new Map<number, OpNode>();
  readonly #users = new Map<number, OpNode[]>();
  readonly #kept = new Set<number>();
  readonly #views = new Map<number, Value>();
  readonly #extras = new Map<string, string>();
  readonly #absorbed = new Set<OpNode>();
  /** Forms other than the stored one in which states were read. */
  readonly asked = new Map<number, Form>();
  #label = '';

  constructor(options: LoweringOptions) {
    this.graph = options.graph;
    this.program = options.program;
    this.#batch = options.batch;
    for (const op of options.program.ops) {
      for (const result of op.results) this.#producers.set(result.id, op);
      for (const operand of new Set(op.operands)) {
        const users = this.#users.get(operand.id);
        if (users) users.push(op);
        else this.#users.set(operand.id, [op]);
      }
    }
    for (const { value } of options.program.outputs) this.#kept.add(value.id);
    for (const { value } of options.program.updates) this.#kept.add(value.id);
  }

  /** Where the next nodes come from, for their names. */
  set label(label: string) {
    this.#label = label;
  }

  producer(value: Value): OpNode | undefined {
    return this.#producers.get(value.id);
  }

  /** The operations that read `value`. */
  users(value: Value): readonly OpNode[] {
    return this.#users.get(value.id) ?? [];
  }

  /** Whether `value` leaves the program as an output or a new state. */
  isKept(value: Value): boolean {
    return this.#kept.has(value.id);
  }

  /** The only reader of `value`, if it has just one and is not a result of the program. */
  onlyUser(value: Value): OpNode | null {
    const users = this.users(value);
    return users.length === 1 && !this.isKept(value) ? (users[0] as OpNode) : null;
  }

  isDefined(value: Value): boolean {
    return this.#names.has(value.id) || this.#views.has(value.id);
  }

  /** The pattern of another operation does the work of `op`, whose own pattern is then left out. */
  absorb(op: OpNode): void {
    this.#absorbed.add(op);
  }

  isAbsorbed(op: OpNode): boolean {
    return this.#absorbed.has(op);
  }

  define(value: Value, name: string, form: Form = plain(value.shape.length)): void {
    const forms = this.#names.get(value.id) ?? new Map<Form, string>();
    forms.set(form, name);
    this.#names.set(value.id, forms);
  }

  /** `value` is `source` repeated, and all its readers repeat it themselves. */
  defineView(value: Value, source: Value): void {
    this.#views.set(value.id, this.source(source));
  }

  /** The value to read where the reader broadcasts by itself. */
  source(value: Value): Value {
    return this.#views.get(value.id) ?? value;
  }

  /** The forms in which `value` is there already. */
  forms(value: Value): readonly Form[] {
    return [...(this.#names.get(value.id)?.keys() ?? [])];
  }

  /** The name of `value` in `form`, whose rank may exceed the value's (leading ones). */
  read(value: Value, form: Form = plain(value.shape.length)): string {
    const forms = this.#names.get(value.id);
    invariant(forms, `value ${value.id} is used before it is made`);
    const known = forms.get(form);
    if (known !== undefined) return known;
    const [from, name] = [...forms][0] as [Form, string];
    if (form.length === from.length && !this.asked.has(value.id)) this.asked.set(value.id, form);
    const made = this.#convert(value, name, from, form);
    forms.set(form, made);
    return made;
  }

  #convert(value: Value, name: string, from: Form, to: Form): string {
    let current = name;
    let form = from;
    if (from.length < to.length) {
      if (!isPlain(form)) current = this.#move(value.shape, current, form, plain(form.length));
      form = plain(to.length);
      const target = physicalShape(padShape(value.shape, to.length), to);
      const perm = permBetween(form, to);
      if (movesOnlyOnes(padShape(value.shape, to.length), perm)) return this.reshape(current, target);
      current = this.reshape(current, padShape(value.shape, to.length));
    }
    return this.#move(padShape(value.shape, to.length), current, form, to);
  }

  #move(shape: Shape, name: string, from: Form, to: Form): string {
    if (from === to) return name;
    const physical = physicalShape(shape, from);
    const perm = permBetween(from, to);
    if (movesOnlyOnes(physical, perm)) return this.reshape(name, physicalShape(shape, to));
    return this.node('Transpose', [name], { perm: { ints: perm } });
  }

  node(op: string, inputs: readonly string[], attrs: OnnxAttrs = {}, domain = ''): string {
    return this.graph.node(op, inputs, attrs, { domain, label: this.#label })[0] as string;
  }

  nodes(op: string, inputs: readonly string[], outputs: number, attrs: OnnxAttrs = {}): string[] {
    return this.graph.node(op, inputs, attrs, { outputs, label: this.#label });
  }

  /** A named by-product of an operation that another one takes up: the indices of a max-pool. */
  setExtra(value: Value, kind: string, name: string): void {
    this.#extras.set(`${kind} ${value.id}`, name);
  }

  extra(value: Value, kind: string): string | undefined {
    return this.#extras.get(`${kind} ${value.id}`);
  }

  f32(values: readonly number[], shape: readonly number[] = values.length === 1 ? [] : [values.length]): string {
    return this.graph.initializer('f32', shape, Float32Array.from(values));
  }

  i32(values: readonly number[], shape: readonly number[] = values.length === 1 ? [] : [values.length]): string {
    return this.graph.initializer('i32', shape, Int32Array.from(values));
  }

  /** A list of lengths or axes; rank 1 unless `shape` says otherwise. */
  i64(values: readonly number[], shape: readonly number[] = [values.length]): string {
    return this.graph.initializer('i64', shape, BigInt64Array.from(values, BigInt));
  }

  filled(value: number, dtype: DType, shape: readonly number[]): string {
    const size = sizeOf(shape);
    const data: TensorData =
      dtype === 'f32' ? new Float32Array(size) : dtype === 'i32' ? new Int32Array(size) : new Uint8Array(size);
    return this.graph.initializer(dtype, shape, data.fill(value));
  }

  /** Reshapes the tensor `name`; at most one length may hold N. */
  reshape(name: string, shape: Shape): string {
    const open = shape.filter((dim) => typeof dim !== 'number').length;
    if (open > 1) return this.node('Reshape', [name, this.lengths(shape)]);
    return this.node('Reshape', [name, this.i64(shape.map((dim) => (typeof dim === 'number' ? dim : -1)))]);
  }

  /** A rank-1 i64 tensor of the lengths of `shape`, read from an input where they hold N. */
  lengths(shape: Shape): string {
    if (shape.every((dim) => typeof dim === 'number')) return this.i64(shape as readonly number[]);
    const parts = shape.map((dim) => this.#length(dim));
    return parts.length === 1 ? (parts[0] as string) : this.node('Concat', parts, { axis: { int: 0 } });
  }

  #length(dim: Dim): string {
    if (typeof dim === 'number') return this.i64([dim]);
    invariant(this.#batch, 'a length holds N where N is known');
    const n = this.node('Shape', [this.#batch.input], { start: { int: 0 }, end: { int: 1 } });
    return dim.N === 1 ? n : this.node('Mul', [n, this.i64([dim.N])]);
  }
}
