/** @file What a file format is: how a trained model becomes its bytes, and how its bytes become a drawing with weights. */
import type { Ref } from '../catalog/params.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { LoomDocument, TrainingSettings } from '../model/document/types.ts';
import type { Issue, ModelIR } from '../model/ir.ts';

export interface OptimizerState {
  readonly ref: Ref;
  /** Steps taken. */
  readonly iteration: number;
  /** By state name: `optimizer/layer/weight/slot`. */
  readonly slots: Readonly<Record<string, HostTensor>>;
}

/** A trained model as exports read it. */
export interface ModelBundle {
  readonly ir: ModelIR;
  /** Weights and running statistics by state name: `layer/weight`, in Keras' layouts. */
  readonly weights: Readonly<Record<string, HostTensor>>;
  readonly optimizer: OptimizerState | null;
  readonly training: TrainingSettings;
}

export interface ImportedModel {
  /** Laid out on the canvas, without a data source. */
  readonly document: LoomDocument;
  readonly weights: Readonly<Record<string, HostTensor>>;
  readonly optimizer: OptimizerState | null;
  /** What could not be taken over. */
  readonly warnings: readonly Issue[];
}

export interface Exporter {
  export(bundle: ModelBundle): Promise<Uint8Array>;
}

export interface Importer {
  /** `name` is what errors call the file. Throws LoomError `formats.*`. */
  import(bytes: Uint8Array, name: string): Promise<ImportedModel>;
}

export interface Format {
  readonly id: string;
  /** With the dot. */
  readonly extension: string;
  /** Who loads it: shown beside the name. */
  readonly readers: readonly string[];
  readonly exporter: Exporter | null;
  readonly importer: Importer | null;
  /** What runs its files here where they can't be imported: the proof of an export. */
  readonly runtime: 'onnxruntime' | null;
  /** Python packages whose code loads a file; the first one is what people have. */
  readonly loaders: readonly ('keras' | 'tf_keras' | 'onnxruntime')[];
  /** What an output is called there: by the layer that gives it, or by the Output node. */
  readonly outputNames: 'layer' | 'output';
  /** Whether a file holds the optimizer's state, so that training can go on elsewhere. */
  readonly holdsOptimizer: boolean;
}
