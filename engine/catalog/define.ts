/** @file What a definition of the catalogue holds: layers, losses, metrics, optimizers, initializers, regularizers, activations, callbacks. */
import type { MessageValues } from '../core/errors.ts';
import type { Language, Text } from '../core/language.ts';
import type { Shape } from '../core/tensor.ts';
import type { Builder } from '../program/builder.ts';
import type { Value } from '../program/types.ts';
import type { ParamValues, Params, Ref } from './params.ts';

/** What flows along a wire: the shape of ONE example, the batch excluded. */
export interface TensorType {
  readonly shape: readonly number[];
  readonly dtype: 'f32' | 'i32';
  readonly masked: boolean;
}

/** A mistake in a drawing, as data. `code` is a key of the definition's `text.issues`, or of the shared messages of area `model`. */
export interface IssueSpec {
  readonly code: string;
  readonly values: MessageValues;
  /** The short reason in the node's foot (`26×26 ≠ 28×28`), free of language. */
  readonly brief?: string;
  readonly fixes?: readonly Fix[];
}

/** A layer that a repair puts in. */
export interface Insert {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The node at fault, the one that feeds a port of it, or one by its id. */
export type FixNode = 'self' | { readonly port: string } | { readonly id: string };

/**
 * A repair that one click makes. Data: the document's commands carry it out, and leave out what doesn't apply (a node
 * without that parameter). `port` is a port's name, or `name:2` for the third wire of a variadic port.
 */
export type Fix =
  | (Insert & {
      readonly kind: 'insert-before';
      readonly port: string;
      /** Whose port: this node's, where absent. */
      readonly node?: FixNode;
    })
  | { readonly kind: 'set-param'; readonly node: FixNode; readonly param: string; readonly value: unknown }
  /** Takes a parameter that the layer does not have out of the node. */
  | { readonly kind: 'unset-param'; readonly param: string }
  | { readonly kind: 'set-loss'; readonly loss: Ref }
  /** The new node feeds `port` of this node, where there is one. */
  | (Insert & { readonly kind: 'add-node'; readonly feeds?: { readonly node: string; readonly port: string } })
  | { readonly kind: 'remove-node' }
  | { readonly kind: 'remove-edge'; readonly edge: string }
  /** Wires `source` to a port of this node, with layers between that make it fit. */
  | {
      readonly kind: 'connect';
      readonly source: string;
      readonly sourcePort: string;
      readonly port: string;
      readonly through: readonly Insert[];
    }
  | { readonly kind: 'rename'; readonly name: string }
  /** Gives a node that shares weights some of its own. */
  | { readonly kind: 'unshare' }
  | { readonly kind: 'set-column'; readonly column: string }
  | { readonly kind: 'set-training'; readonly values: Readonly<Record<string, unknown>> }
  /** Lets the windows before a port keep the picture's size; the analysis turns it into `several`, or drops it. */
  | { readonly kind: 'keep-size'; readonly port: string; readonly size: readonly number[] }
  /** All of them, one after another: one click, one step. */
  | { readonly kind: 'several'; readonly fixes: readonly Fix[] };

export type InferResult =
  | { readonly ok: true; readonly outputs: readonly TensorType[] }
  | { readonly ok: false; readonly issues: readonly IssueSpec[] };

/** A weight or a state of a layer. `name` is Keras' variable name without the layer: `kernel`, `moving_mean`. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initializer: Ref;
  readonly regularizer: Ref | null;
  /** False for running statistics: Keras lists them after the trainable ones. */
  readonly trainable: boolean;
}

/** A value in a model being lowered. A definition that doesn't pass `logits` on drops it. */
export interface Signal {
  readonly value: Value;
  readonly mask?: Value;
  /** The value before softmax or sigmoid, which the cross-entropies compute from, as Keras does. */
  readonly logits?: Value;
}

export interface LowerContext {
  readonly b: Builder;
  /** Of this call: a frozen BatchNormalization is not training. */
  readonly training: boolean;
  /** The layer's weight or state by its short name; a read after an assign sees the assigned value. */
  read(name: string): Value;
  /** Gives a state a new value, when training. */
  assign(name: string, value: Value): void;
  /** Adds a scalar to the total loss. */
  addLoss(value: Value): void;
  /** Uniform in [0, 1): a stream of its own for each call of a layer. */
  rng(shape: Shape): Value;
}

export interface Port {
  readonly name: string;
  /** A variadic port takes any number of wires (at least `min`), in the order of the edges. */
  readonly variadic?: boolean;
  readonly min?: number;
  readonly accepts: 'float' | 'integer' | 'any';
}

/** What an Output is compared with: a label of so many classes, or numbers of a shape. */
export interface Target {
  readonly shape: readonly number[];
  readonly classes?: number;
}

interface LayerText {
  readonly title: Text;
  readonly summary: Text;
  readonly docs: { readonly what: Text; readonly when: Text; readonly formula: string; readonly example: Text };
  readonly issues?: Readonly<Record<string, Text>>;
  /** Of an issue in a few words, after the node's name: "gets two sizes". */
  readonly heads?: Readonly<Record<string, Text>>;
}

/** What the last layer before an Output has to give, so that its answer fits the target. */
export interface Head {
  /** Numbers an example: one a class, or as many as the target holds. */
  readonly units: number;
  /** Id of the activation that the loss reckons with. */
  readonly activation: string;
}

export type Family = 'io' | 'core' | 'convolution' | 'pooling' | 'normalization' | 'regularization' | 'merging';

export interface LayerDefinition<P extends Params = Params> {
  readonly kind: 'layer';
  /** Keras' class name. */
  readonly id: string;
  readonly version: number;
  readonly family: Family;
  /** Order within the family's palette section. */
  readonly order: number;
  /** SVG path data on a 24 x 24 grid, stroked. */
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly text: LayerText;
  /** `input` and `output` stand for the model's ends: they are bound to data, have no weights and no `lower` of their own. */
  readonly role: 'layer' | 'input' | 'output';
  readonly params: P;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** What stands in the node's second row after the type: `32`, `3×3`, `relu`. */
  brief(params: ParamValues<P>, language?: Language): readonly string[];
  infer(inputs: readonly TensorType[], params: ParamValues<P>): InferResult;
  weights(inputs: readonly TensorType[], params: ParamValues<P>): readonly WeightSpec[];
  /** The parameter that sets the length of the result's last axis. */
  readonly width?: string;
  /** The parameters with which it is offered against overfitting; absent: it is not. */
  readonly againstOverfitting?: Readonly<Record<string, unknown>>;
  /** For layers that work on lists, and on each list of a picture alone: what belongs before them where a picture comes in. */
  readonly lists?: Insert;
  /** The parameter's value with which a window of stride 1 keeps the picture's size. */
  readonly keepsSize?: { readonly param: string; readonly value: unknown };
  /** For a layer that takes whole numbers and gives decimal ones: the parameters that change nothing else. */
  readonly toDecimals?: Readonly<Record<string, unknown>>;
  /** At an Output: layers that bring a value of this shape to the target's form; none where it has it. */
  leadIn?(shape: readonly number[], target: Target): readonly Insert[];
  /** The sums that the inspector shows: how the shape comes about, `26 = 28 − 3 + 1`, then the parameters. */
  arithmetic?(
    inputs: readonly TensorType[],
    params: ParamValues<P>,
    outputs: readonly TensorType[],
  ): readonly { readonly label: Text; readonly formula: string }[];
  lower(context: LowerContext, inputs: readonly Signal[], params: ParamValues<P>): readonly Signal[];
  readonly mask: 'pass' | 'stop';
  /** Parameters that make this layer the last one of a model; absent where it can't be. */
  head?(head: Head): Partial<ParamValues<P>>;
  /** Multiply-adds of one example's forward pass. */
  multiplyAdds(inputs: readonly TensorType[], params: ParamValues<P>, outputs: readonly TensorType[]): number;
  /** What it multiplies its input with, where it is there to bring numbers into a range: tells which range the model takes. */
  multiplier?(params: ParamValues<P>): number;
  readonly keras: {
    readonly className: string;
    toConfig(params: ParamValues<P>): Record<string, unknown>;
    /** Accepts Keras 3 and Keras 2 spellings; throws LoomError `keras.unsupported` naming the key where Layerloom can't follow. */
    fromConfig(config: Readonly<Record<string, unknown>>): ParamValues<P>;
  };
  /** At least one; the conformance suite and the docs read them. */
  readonly examples: readonly {
    readonly params: Partial<ParamValues<P>>;
    readonly inputs: readonly (readonly number[])[];
    readonly output: readonly number[];
    readonly weights: number;
  }[];
}

interface Labelled {
  readonly title: Text;
  readonly summary: Text;
}

export interface ActivationDefinition<P extends Params = Params> {
  readonly kind: 'activation';
  readonly id: string;
  readonly text: Labelled;
  readonly params: P;
  /** Shape of one example's result, or null where it cannot take this shape. Absent: any shape, which is kept. */
  shape?(shape: readonly number[]): readonly number[] | null;
  /** Whether results lie between 0 and 1 and stand for probabilities. */
  readonly probabilities?: boolean;
  /** Least and largest result, where it has such; `sum`: what the results along the last axis add up to. */
  readonly range?: { readonly least: number; readonly most: number; readonly sum?: number };
  /** False where Keras cannot call it by its name alone. */
  readonly byName: boolean;
  /** Element-wise ones keep the shape; softmax-like work along the last axis. */
  lower(b: Builder, input: Signal, params: ParamValues<P>): Signal;
  /** Other names that Keras reads. */
  readonly keras: { readonly name: string; readonly aliases: readonly string[] };
}

/** What a loss or metric sees of the target: dtype and per-example shape are those of the data column. */
export interface TargetContext {
  readonly b: Builder;
  /** [N, ...] as fed: i32 labels [N] or f32 arrays. */
  readonly target: Value;
  readonly prediction: Signal;
}

/** How a target column must look for a loss. */
export type TargetKind = 'label' | 'same-shape';

export interface LossDefinition<P extends Params = Params> {
  readonly kind: 'loss';
  readonly id: string;
  /** What stands in an Output's second row: the field's own short word. */
  readonly brief: Text;
  /** Which of the losses that fit is offered first. */
  readonly order: number;
  /** `issues`: the sentences of what `check` gives. */
  readonly text: Labelled & { readonly issues: Readonly<Record<string, Text>> };
  readonly params: P;
  /** `label`: integers [N], 0..classes-1; `same-shape`: floats of the prediction's shape. */
  readonly target: TargetKind;
  /** What a prediction's numbers say: which one class of several, yes or no each, or how much. */
  readonly answers: 'class' | 'yes-no' | 'amount';
  /** Null where prediction and target fit, else an issue. */
  check(prediction: TensorType, params: ParamValues<P>): IssueSpec | null;
  /** Id of the activation that the last layer should have. */
  activation(params: ParamValues<P>): string;
  /** One value an example, shape [N, ...] (reduction over all of it is shared code: mean). */
  lower(context: TargetContext, params: ParamValues<P>): Value;
  readonly keras: {
    readonly className: string;
    /** The snake_case name that both Keras generations load. */
    readonly name: string;
    readonly aliases: readonly string[];
    toConfig(params: ParamValues<P>): Record<string, unknown>;
    fromConfig(config: Readonly<Record<string, unknown>>): ParamValues<P>;
  };
}

/** Sums over a batch; merged by addition in float64 on the host. */
export interface MetricDefinition<P extends Params = Params> {
  readonly kind: 'metric';
  readonly id: string;
  /** `issues`: the sentences of what `check` gives. */
  readonly text: Labelled & { readonly issues: Readonly<Record<string, Text>> };
  readonly params: P;
  /** Null where prediction and target fit, else an issue. */
  check?(prediction: TensorType, target: TargetKind): IssueSpec | null;
  /** Scalars (f32) by name. Keras' choice by target (`accuracy`) looks at the loss' target kind and the prediction's shape. */
  partials(context: TargetContext, params: ParamValues<P>, loss: Ref): Readonly<Record<string, Value>>;
  readonly result: (partials: Readonly<Record<string, number>>) => number;
  /** Whether larger is better, for "best" and early stopping's `auto` mode. */
  readonly direction: 'max' | 'min';
  readonly keras: {
    readonly name: string;
    readonly aliases: readonly string[];
    /** Where the name alone leaves a choice: the class meant. Keras 2 chooses when it compiles, but not when it loads a file. */
    legacyClass?(prediction: TensorType, target: TargetKind): string;
  };
}

export interface OptimizerSlot {
  /** Keras' slot name: `momentum`, `velocity`. */
  readonly name: string;
  readonly initial: number;
  /** Keras lists the slots of one group weight by weight, group after group: [m0, v0, m1, v1] or [v0, v1, m0, m1]. */
  readonly group: number;
}

export interface OptimizerDefinition<P extends Params = Params> {
  readonly kind: 'optimizer';
  readonly id: string;
  readonly text: Labelled;
  /** `learning_rate` first; clipping parameters are shared code, not here. */
  readonly params: P;
  /** In Keras' variable order for one weight. */
  slots(params: ParamValues<P>): readonly OptimizerSlot[];
  /** Scalars shared by all weights (bias corrections), made once a step. `step` is f32, counted from 1. */
  prepare(b: Builder, learningRate: Value, step: Value, params: ParamValues<P>): Readonly<Record<string, Value>>;
  lower(
    b: Builder,
    variable: { readonly weight: Value; readonly grad: Value; readonly slots: Readonly<Record<string, Value>> },
    scalars: Readonly<Record<string, Value>>,
    params: ParamValues<P>,
  ): { readonly weight: Value; readonly slots: Readonly<Record<string, Value>> };
  readonly keras: {
    readonly className: string;
    toConfig(params: ParamValues<P>): Record<string, unknown>;
    fromConfig(config: Readonly<Record<string, unknown>>): ParamValues<P>;
  };
}

/** A seeded source of numbers for one variable. */
export interface Random {
  /** In [0, 1). */
  uniform(): number;
  /** Mean 0, deviation 1. */
  normal(): number;
}

export interface InitializerDefinition<P extends Params = Params> {
  readonly kind: 'initializer';
  readonly id: string;
  readonly text: Labelled;
  readonly params: P;
  generate(shape: readonly number[], params: ParamValues<P>, random: Random): Float32Array<ArrayBuffer>;
  /** Its config holds our parameters under the same names. */
  readonly keras: { readonly className: string; readonly aliases: readonly string[] };
}

export interface RegularizerDefinition<P extends Params = Params> {
  readonly kind: 'regularizer';
  readonly id: string;
  readonly text: Labelled;
  readonly params: P;
  /** The parameters with which it is offered against overfitting; absent: it is not. */
  readonly againstOverfitting?: Readonly<Record<string, unknown>>;
  /** A scalar to add to the loss. */
  lower(b: Builder, weight: Value, params: ParamValues<P>): Value;
  readonly keras: { readonly className: string; readonly aliases: readonly string[] };
}

type Body<D extends { readonly kind: string }> = Omit<D, 'kind'>;

export function defineLayer<P extends Params>(body: Body<LayerDefinition<P>>): LayerDefinition<P> {
  return Object.freeze({ kind: 'layer', ...body });
}
export function defineActivation<P extends Params>(body: Body<ActivationDefinition<P>>): ActivationDefinition<P> {
  return Object.freeze({ kind: 'activation', ...body });
}
export function defineLoss<P extends Params>(body: Body<LossDefinition<P>>): LossDefinition<P> {
  return Object.freeze({ kind: 'loss', ...body });
}
export function defineMetric<P extends Params>(body: Body<MetricDefinition<P>>): MetricDefinition<P> {
  return Object.freeze({ kind: 'metric', ...body });
}
export function defineOptimizer<P extends Params>(body: Body<OptimizerDefinition<P>>): OptimizerDefinition<P> {
  return Object.freeze({ kind: 'optimizer', ...body });
}
export function defineInitializer<P extends Params>(body: Body<InitializerDefinition<P>>): InitializerDefinition<P> {
  return Object.freeze({ kind: 'initializer', ...body });
}
export function defineRegularizer<P extends Params>(body: Body<RegularizerDefinition<P>>): RegularizerDefinition<P> {
  return Object.freeze({ kind: 'regularizer', ...body });
}
