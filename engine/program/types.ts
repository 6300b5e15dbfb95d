/** @file TensorProgram: a list of primitive operations in single-assignment form over typed values. */
import type { DType, HostTensor, Shape } from '../core/tensor.ts';
import type { OpAttrs, OpName } from './ops/index.ts';

export interface ValueType {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** A value is made once, by an input, a state or an operation. */
export interface Value extends ValueType {
  readonly id: number;
}

/** Where an operation comes from: the path of the node's call (`block/2/conv`) and the layer that holds the weights. */
export interface Scope {
  readonly path: string;
  readonly layer: string;
}

export interface Region {
  readonly params: readonly Value[];
  readonly ops: readonly OpNode[];
  readonly results: readonly Value[];
}

export interface OpNode<K extends OpName = OpName> {
  readonly op: K;
  readonly operands: readonly Value[];
  readonly attrs: OpAttrs<K>;
  readonly results: readonly Value[];
  readonly regions: readonly Region[];
  readonly scope: Scope;
}

export interface Named {
  readonly name: string;
  readonly value: Value;
}

/** `updates` say what a state holds after the call; a state without one keeps its value. */
export interface Program {
  readonly name: string;
  readonly inputs: readonly Named[];
  readonly states: readonly Named[];
  readonly ops: readonly OpNode[];
  readonly outputs: readonly Named[];
  readonly updates: readonly { readonly state: string; readonly value: Value }[];
}

/** Attributes are plain JSON. A Shape stands in one where broadcast, rng or iota need the batch length. */
export type Attrs = Readonly<Record<string, unknown>>;

/** Of an operation that takes none. */
export type NoAttrs = Readonly<Record<string, never>>;

/** What the gradient rule of an operation sees. */
export interface VjpContext<A extends Attrs = Attrs> {
  readonly b: import('./builder.ts').Builder;
  readonly operands: readonly Value[];
  readonly results: readonly Value[];
  readonly attrs: A;
  /** The gradient that arrives at each result; null where none does. */
  readonly grads: readonly (Value | null)[];
  /** Whether anybody asks for the gradient of each operand: a rule may skip the others. */
  readonly needs: readonly boolean[];
}

export type OpKind = 'elementwise' | 'shape' | 'reduce' | 'contraction' | 'fused' | 'random' | 'constant';

/** All there is to know about one primitive, but for the kernels that a backend has for it. */
export interface OpDef<A extends Attrs = Attrs> {
  readonly name: string;
  readonly kind: OpKind;
  /** Result types, or a thrown LoomError `engine.program` when the operands do not fit. */
  readonly infer: (operands: readonly ValueType[], attrs: A) => readonly ValueType[];
  /** Gradients of the operands, null where there is none; the rule itself null where the operation has no gradient. */
  readonly vjp: ((context: VjpContext<A>) => readonly (Value | null)[]) | null;
  /** Which values the gradient rule reads, so that the memory plan knows what lives on. */
  readonly saves: 'none' | 'operands' | 'results' | 'both';
  /** The meaning: float32 storage, float64 accumulation. `results` are the concrete result types. */
  readonly evaluate: (
    operands: readonly HostTensor[],
    attrs: A,
    results: readonly { readonly dtype: DType; readonly shape: readonly number[] }[],
  ) => readonly HostTensor[];
  /** Floating-point operations for concrete shapes. */
  readonly flop: (operands: readonly (readonly number[])[], attrs: A, results: readonly (readonly number[])[]) => number;
}
