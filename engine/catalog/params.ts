/** @file The constructors of parameters: each carries its control, default, range, unit, visibility and Keras name. */
import type { Text } from '../core/language.ts';

interface ParamBase<T> {
  readonly text: { readonly label: Text; readonly help: Text };
  readonly default: T;
  /** Hidden in the form unless the other parameters say so; always stored. */
  readonly visible?: (params: Readonly<Record<string, unknown>>) => boolean;
  /** Under "more" in the form. */
  readonly advanced?: boolean;
}

export interface IntParam extends ParamBase<number> {
  readonly kind: 'int';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Text;
}
export interface FloatParam extends ParamBase<number> {
  readonly kind: 'float';
  readonly min?: number;
  readonly max?: number;
  /** The bounds themselves are refused. */
  readonly open?: boolean;
  readonly unit?: Text;
}
export interface OptionalFloatParam extends ParamBase<number | null> {
  readonly kind: 'optional-float';
  readonly min?: number;
  readonly max?: number;
  readonly open?: boolean;
}
export interface BoolParam extends ParamBase<boolean> {
  readonly kind: 'bool';
}
export interface ChoiceParam<T extends string = string> extends ParamBase<T> {
  readonly kind: 'choice';
  /** Keras' own words; shown as they are in every language. */
  readonly options: readonly T[];
}
/** A fixed number of whole numbers: `kernel_size`, `strides`. One number in a document stands for all of them. */
export interface TupleParam extends ParamBase<readonly number[]> {
  readonly kind: 'tuple';
  readonly length: number;
  readonly min?: number;
}
/** Lengths of one example, batch excluded; -1 at most once where `wildcard`. */
export interface ShapeParam extends ParamBase<readonly number[]> {
  readonly kind: 'shape';
  readonly wildcard?: boolean;
}
/** Something of another registry with parameters of its own: an initializer, a regularizer, a loss, an optimizer. */
export interface RefParam extends ParamBase<Ref | null> {
  readonly kind: 'ref';
  readonly registry: 'activations' | 'initializers' | 'regularizers' | 'losses' | 'metrics' | 'optimizers';
  readonly optional: boolean;
}

export interface Ref {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type Param =
  | IntParam
  | FloatParam
  | OptionalFloatParam
  | BoolParam
  | ChoiceParam
  | TupleParam
  | ShapeParam
  | RefParam;

export type Params = Readonly<Record<string, Param>>;

/** The values that a set of parameter specifications stands for. */
export type ParamValues<P extends Params> = {
  readonly [K in keyof P]: P[K] extends { readonly default: infer T } ? Widen<T> : never;
};
type Widen<T> = T extends boolean ? boolean : T;
