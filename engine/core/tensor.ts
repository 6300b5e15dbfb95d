/** @file Element types, shapes with one symbolic batch length N, and tensors in host memory. */

/** Element types a program may hold; `u8` only as a declared input. `bool` is stored as one byte, 0 or 1. */
export type DType = 'f32' | 'i32' | 'bool' | 'u8';

/** A length: fixed, or `k` times the batch length N (k >= 1). */
export type Dim = number | { readonly N: number };
export type Shape = readonly Dim[];

/** The batch length itself. */
export const N: Dim = Object.freeze({ N: 1 });

export type TensorData = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A dense row-major array in host memory; its shape is always concrete. */
export interface HostTensor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export function isSymbolic(dim: Dim): dim is { readonly N: number } {
  return typeof dim !== 'number';
}

export function dimEquals(a: Dim, b: Dim): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.N === b.N;
}

export function shapeEquals(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, axis) => dimEquals(dim, b[axis] as Dim));
}

/** The length of `dim` when the batch holds `n` examples. */
export function lengthOf(dim: Dim, n: number): number {
  return typeof dim === 'number' ? dim : dim.N * n;
}

export function concrete(shape: Shape, n: number): number[] {
  return shape.map((dim) => lengthOf(dim, n));
}

/** Number of elements of a concrete shape; 1 for a scalar. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** `[N,28,28,1]`, `[2N,3]`, `[]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.map((dim) => (typeof dim === 'number' ? String(dim) : dim.N === 1 ? 'N' : `${dim.N}N`)).join(',')}]`;
}

/** A zero-filled array of the storage type of `dtype`. */
export function allocate(dtype: DType, size: number): TensorData {
  if (dtype === 'f32') return new Float32Array(size);
  if (dtype === 'i32') return new Int32Array(size);
  return new Uint8Array(size);
}

export const bytesPerElement: Readonly<Record<DType, number>> = { f32: 4, i32: 4, bool: 1, u8: 1 };
