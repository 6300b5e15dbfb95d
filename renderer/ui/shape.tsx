/** @file A shape in words: `26 × 26 × 32`, in mono, without thousands separators. */
import type { JSX } from 'react';
import classes from './shape.module.css';

export function formatDims(shape: readonly (number | string)[]): string {
  return shape.join(' × ');
}

export function ShapeText({ shape }: { readonly shape: readonly (number | string)[] }): JSX.Element {
  return <code className={classes['shape']}>{formatDims(shape)}</code>;
}
