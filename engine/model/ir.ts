/** @file ModelIR: the typed model that summary, cost, export and compilation read. */
import type { MessageValues } from '../core/errors.ts';
import type { Fix, TensorType, WeightSpec } from '../catalog/define.ts';
import type { Ref } from '../catalog/params.ts';

/** One result: of an input (`input` indexes `ModelIR.inputs`) or of a call's output port. */
export type TensorRef =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'call'; readonly index: number; readonly output: number };

export interface IRInput {
  readonly node: string;
  readonly name: string;
  readonly type: TensorType;
}

export interface IROutput {
  readonly node: string;
  /** In a namespace of its own. */
  readonly name: string;
  readonly source: TensorRef;
  readonly type: TensorType;
  readonly loss: Ref;
  readonly lossWeight: number;
  readonly metrics: readonly Ref[];
}

/** One set of weights. */
export interface IRLayer {
  /** Unique among layers; with an input's name this is the Keras layer's name. */
  readonly name: string;
  readonly node: string;
  /** Id of the definition. */
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** In Keras' variable order: trainable ones, then the rest. State names of programs are `layer/weight`. */
  readonly weights: readonly WeightSpec[];
  readonly trainable: boolean;
}

export interface IRCall {
  readonly node: string;
  readonly path: string;
  /** Index into `layers`. */
  readonly layer: number;
  readonly inputs: readonly TensorRef[];
  readonly outputs: readonly TensorType[];
}

export interface ModelIR {
  readonly name: string;
  /** In the order of `nodes`. */
  readonly inputs: readonly IRInput[];
  readonly outputs: readonly IROutput[];
  readonly layers: readonly IRLayer[];
  /** In topological order. */
  readonly calls: readonly IRCall[];
}

export interface Issue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly values: MessageValues;
  /** The node at fault; null for the document as a whole. */
  readonly node: string | null;
  readonly port?: string;
  /** Other nodes that the sentence names, with their shapes where known. */
  readonly related?: readonly { readonly node: string; readonly shape?: readonly number[] }[];
  readonly brief?: string;
  readonly fixes: readonly Fix[];
}

/** What the canvas shows of each node, also of a broken drawing. */
export interface NodeReport {
  readonly inputs: readonly (TensorType | null)[];
  readonly outputs: readonly TensorType[] | null;
  readonly weights: readonly WeightSpec[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** The node upstream that this one waits for, where that is why it has no outputs. */
  readonly waitsFor: string | null;
}

export interface ModelReport {
  /** Of the working part. */
  readonly ir: ModelIR;
  readonly issues: readonly Issue[];
  readonly nodes: ReadonlyMap<string, NodeReport>;
}
