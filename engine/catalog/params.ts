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
/** A tuple that may be null, which means "as another parameter": `strides` of a pool. */
export interface OptionalTupleParam extends ParamBase<readonly number[] | null> {
  readonly kind: 'optional-tuple';
  readonly length: number;
  readonly min?: number;
}
/** Lengths of one example, batch excluded; -1 at most once where `wildcard`. */
export interface ShapeParam extends ParamBase<readonly number[]> {
  readonly kind: 'shape';
  readonly wildcard?: boolean;
}

type RegistryName = 'activations' | 'initializers' | 'regularizers' | 'losses' | 'metrics' | 'optimizers';

/** What a form and a check need to know of something that a reference may name. */
export interface RefTarget {
  readonly text: { readonly title: Text; readonly summary: Text };
  readonly params: Params;
}

/** Something of another registry with parameters of its own: an initializer, a regularizer, a loss, an optimizer. */
export interface RefParam<T extends Ref | null = Ref | null> extends ParamBase<T> {
  readonly kind: 'ref';
  readonly registry: RegistryName;
  readonly optional: boolean;
  /** What it may name, by id; a function, because registries may be read only after all modules are loaded. */
  readonly options: () => Readonly<Record<string, RefTarget>>;
}
/** Any number of references: an output's metrics. */
export interface RefListParam extends ParamBase<readonly Ref[]> {
  readonly kind: 'ref-list';
  readonly registry: RegistryName;
  readonly options: () => Readonly<Record<string, RefTarget>>;
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
  | OptionalTupleParam
  | ShapeParam
  | RefParam
  | RefListParam;

export type Params = Readonly<Record<string, Param>>;

/** The values that a set of parameter specifications stands for. */
export type ParamValues<P extends Params> = {
  readonly [K in keyof P]: P[K] extends { readonly default: infer T } ? Widen<T> : never;
};
type Widen<T> = T extends boolean ? boolean : T;

type Rest<P extends { readonly kind: string }> = Omit<P, 'kind'>;

/** Constructors: `p.int({ text, default: 32, min: 1 })`. */
export const p = Object.freeze({
  int: (rest: Rest<IntParam>): IntParam => Object.freeze({ kind: 'int', ...rest }),
  float: (rest: Rest<FloatParam>): FloatParam => Object.freeze({ kind: 'float', ...rest }),
  optionalFloat: (rest: Rest<OptionalFloatParam>): OptionalFloatParam => Object.freeze({ kind: 'optional-float', ...rest }),
  bool: (rest: Rest<BoolParam>): BoolParam => Object.freeze({ kind: 'bool', ...rest }),
  choice: <const T extends string>(rest: Rest<ChoiceParam<T>>): ChoiceParam<T> => Object.freeze({ kind: 'choice', ...rest }),
  tuple: (rest: Rest<TupleParam>): TupleParam => Object.freeze({ kind: 'tuple', ...rest }),
  optionalTuple: (rest: Rest<OptionalTupleParam>): OptionalTupleParam => Object.freeze({ kind: 'optional-tuple', ...rest }),
  shape: (rest: Rest<ShapeParam>): ShapeParam => Object.freeze({ kind: 'shape', ...rest }),
  ref: (rest: Omit<RefParam<Ref>, 'kind' | 'optional'>): RefParam<Ref> =>
    Object.freeze({ kind: 'ref', optional: false, ...rest }),
  optionalRef: (rest: Omit<RefParam, 'kind' | 'optional' | 'default'>): RefParam =>
    Object.freeze({ kind: 'ref', optional: true, default: null, ...rest }),
  refs: (rest: Rest<RefListParam>): RefListParam => Object.freeze({ kind: 'ref-list', ...rest }),
});
