/** @file When a column fits an end of a model: lengths of one come and go, a picture may be handed over as one row. */

type Shape = readonly number[];

/** `(n,)` and `(n, 1)`, `28 × 28` and `28 × 28 × 1` stand for each other. */
export function sameButForOnes(a: Shape, b: Shape): boolean {
  const [left, right] = [trim(a), trim(b)];
  return left.length === right.length && left.every((length, axis) => length === right[axis]);
}

/** What an Input takes beside that: the same numbers as one row, 28 × 28 as 784, and a row as the picture that it was. */
export function fitsInput(column: Shape, input: Shape): boolean {
  if (sameButForOnes(column, input)) return true;
  const [left, right] = [trim(column), trim(input)];
  return left.length > 0 && right.length > 0 && (left.length === 1 || right.length === 1) && count(left) === count(right);
}

function trim(shape: Shape): Shape {
  return shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
}

function count(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}
