/** @file When a column fits an end of a model: lengths of one come and go, a picture may be handed over as one row. */

type Shape = readonly number[];

/** `(n,)` and `(n, 1)`, `28 × 28` and `28 × 28 × 1` stand for each other. */
export function sameButForOnes(a: Shape, b: Shape): boolean {
  const [left, right] = [trim(a), trim(b)];
  return left.length === right.length && left.every((length, axis) => length === right[axis]);
}

/**
 * What an Input takes beside that: the same numbers as one row, 28 × 28 as 784, a row as the picture that it was, and
 * 1 × 28 × 28, a grey picture whose one channel comes first.
 */
export function fitsInput(column: Shape, input: Shape): boolean {
  const [left, right] = [trim(greyPicture(column)), trim(greyPicture(input))];
  if (sameButForOnes(left, right)) return true;
  return left.length > 0 && right.length > 0 && (left.length === 1 || right.length === 1) && count(left) === count(right);
}

/** Height and width of 1 × height × width: the same numbers in the same order. Any other shape as it is. */
export function greyPicture(shape: Shape): Shape {
  const [first, height = 0, width = 0] = shape;
  return shape.length === 3 && first === 1 && height > 1 && width > 4 ? [height, width] : shape;
}

/** Height, width, and perhaps channels; or a row that was a square picture. */
export function pictureOf(shape: Shape): { readonly height: number; readonly width: number; readonly channels: number } | null {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 2 && height > 1 && width > 1) return { height, width, channels: 1 };
  if (shape.length === 3 && [1, 3, 4].includes(channels)) return { height, width, channels };
  const side = Math.round(Math.sqrt(height));
  return shape.length === 1 && side >= 10 && side * side === height ? { height: side, width: side, channels: 1 } : null;
}

function trim(shape: Shape): Shape {
  return shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
}

function count(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}
