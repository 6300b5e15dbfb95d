/** @file Examples as pictures that a page can draw. Pure. */

/** Smaller squares are rather lists of numbers. */
const leastSide = 8;

/** Height, width, channels of an example that is a picture; a flat list of a square length is one too. Else null. */
export function pictureShape(shape: readonly number[]): readonly [number, number, number] | null {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 2 || (shape.length === 3 && (channels === 1 || channels === 3))) return [height, width, channels];
  const side = Math.sqrt(height);
  return shape.length === 1 && Number.isInteger(side) && side >= leastSide ? [side, side, 1] : null;
}

/** Values 0..1 or 0..255 as they are meant; others are spread over the range that they take. */
export function pixelsOf(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += 1) {
    least = Math.min(least, values[i] as number);
    most = Math.max(most, values[i] as number);
  }
  const [from, to] = least >= 0 && most <= 1 ? [0, 1] : least >= 0 && most <= 255 ? [0, 255] : [least, most];
  const scale = to > from ? 255 / (to - from) : 0;
  return Uint8Array.from({ length: values.length }, (_, i) => Math.round(((values[i] as number) - from) * scale));
}
