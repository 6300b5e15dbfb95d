/** @file A few examples of an array, small enough to be looked at: pictures thinned out, rows cut. */

export interface Preview {
  /** Of one example as it is given here. */
  readonly shape: readonly number[];
  /** One list an example. */
  readonly values: readonly (readonly number[])[];
}

const largestSide = 64;
const longestRow = 1024;

/** `data` holds whole examples of `shape`; `scale` multiplies each number. */
export function previewOf(data: ArrayLike<number>, shape: readonly number[], indices: readonly number[], scale = 1): Preview {
  const picture = shape.length === 2 || (shape.length === 3 && (shape[2] === 1 || shape[2] === 3 || shape[2] === 4));
  const size = shape.reduce((product, length) => product * length, 1);
  const kept = picture ? thinned(shape) : cut(size);
  const places = picture ? placesOf(shape, kept) : Array.from({ length: kept[0] ?? 1 }, (_, place) => place);
  const given = picture ? kept : size <= longestRow ? shape : kept;
  return { shape: given, values: indices.map((index) => places.map((place) => (data[index * size + place] as number) * scale)) };
}

/** Spread over all examples, so that files sorted by class show more than one. */
export function spread(length: number, count: number): number[] {
  const shown = Math.min(length, count);
  return Array.from({ length: shown }, (_, place) => Math.floor((place * length) / shown));
}

function thinned([height = 1, width = 1, ...channels]: readonly number[]): number[] {
  return [Math.min(height, largestSide), Math.min(width, largestSide), ...channels];
}

function cut(size: number): number[] {
  return [Math.min(size, longestRow)];
}

function placesOf(
  [height = 1, width = 1, channels = 1]: readonly number[],
  [rows = 1, columns = 1]: readonly number[],
): number[] {
  const places: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const y = Math.floor((row * height) / rows);
    for (let column = 0; column < columns; column += 1) {
      const x = Math.floor((column * width) / columns);
      for (let channel = 0; channel < channels; channel += 1) places.push((y * width + x) * channels + channel);
    }
  }
  return places;
}
