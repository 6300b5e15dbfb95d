/** @file The document: plain JSON, version 1. What a `.loom` file holds; strangers' scripts rely on every name. */
import type { Ref } from '../../catalog/params.ts';

export interface DocumentNode {
  readonly id: string;
  /** Keras' class name, or `Input`, `Output`. */
  readonly type: string;
  readonly name: string;
  /** Absent on a node that shares another node's weights. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly shares?: string;
  readonly position: { readonly x: number; readonly y: number };
}

export interface DocumentEdge {
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
}

export interface DocumentGraph {
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly DocumentEdge[];
}

export interface EarlyStopping {
  readonly monitor: string;
  readonly patience: number;
  readonly min_delta: number;
  readonly restore_best_weights: boolean;
}

/** Names and meanings are Keras'. `optimizer.params` may also hold `clipnorm`, `global_clipnorm` or `clipvalue`. */
export interface TrainingSettings {
  readonly epochs: number;
  readonly batch_size: number;
  readonly validation_split: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly optimizer: Ref;
  readonly early_stopping: EarlyStopping | null;
}

export interface DataBinding {
  /** A built-in sample's id or a file relative to the document. */
  readonly source: string;
  /** Column of the data for each Input and Output node id. */
  readonly columns: Readonly<Record<string, string>>;
  /** Arrays of a file that are kept for testing, by node. Absent: none are. */
  readonly test?: Readonly<Record<string, string>>;
  /** Share of a file's examples, the last ones, that is kept for testing where `test` names no arrays. */
  readonly test_split?: number;
  /** What the numbers of a column are multiplied with: 1/255 makes 0..255 to 0..1. Absent: 1. */
  readonly scale?: Readonly<Record<string, number>>;
}

export interface LoomDocument {
  readonly version: 1;
  readonly name: string;
  readonly graphs: { readonly main: DocumentGraph } & Readonly<Record<string, DocumentGraph>>;
  readonly training: TrainingSettings;
  readonly data: DataBinding;
}
