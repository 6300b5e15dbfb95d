/** @file Strokes of the pad as the picture that a net sees: fitted and centred as MNIST was made, or as they lie on the pad. */

export type Point = readonly [x: number, y: number];

/** Points in units of the pad, which is `side` wide and high. */
export type Stroke = readonly Point[];

export const side = 28;
/** Digits of MNIST are fitted into a box of 20 pixels (LeCun, Cortes, Burges: the MNIST database). */
const box = 20;
/** Width of the pen in pixels of a 28 × 28 picture: as thick as MNIST's digits are in the mean. */
export const pen = 2.6;
/** What is smaller than this is a dot: it isn't blown up to the box. Units of the pad. */
const smallest = 2;

interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Grey values 0..1 of 28 × 28 pixels, row by row; null while nothing is drawn. As MNIST: the strokes fill a box of 20 × 20 with
 * their proportions kept, and their centre of mass lies in the middle. The path is scaled, not its picture: the line is equally
 * thick however small the digit was drawn.
 */
export function toDigit(strokes: readonly Stroke[]): Float32Array | null {
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const [left, top, right, bottom] = bounds;
  const scale = (box - pen) / Math.max(right - left, bottom - top, smallest);
  const fitted = { scale, x: side / 2 - (scale * (left + right)) / 2, y: side / 2 - (scale * (top + bottom)) / 2 };
  const rough = render(strokes, fitted, side, side, pen);
  const centre = centreOfMass(rough);
  // Never so far that ink is lost at an edge.
  const room = (length: number): number => (side - pen - scale * length) / 2;
  const shift = (by: number, length: number): number => Math.max(-room(length), Math.min(room(length), by));
  return render(
    strokes,
    {
      scale,
      x: fitted.x + shift(side / 2 - centre.x, right - left),
      y: fitted.y + shift(side / 2 - centre.y, bottom - top),
    },
    side,
    side,
    pen,
  );
}

/** The pad as it is, in a picture of another size; the shorter side of the picture shows all of the pad. */
export function toPlain(strokes: readonly Stroke[], width: number, height: number): Float32Array | null {
  if (!boundsOf(strokes)) return null;
  const scale = Math.min(width, height) / side;
  const placement = { scale, x: (width - scale * side) / 2, y: (height - scale * side) / 2 };
  return render(strokes, placement, width, height, Math.max(1, pen * scale));
}

function boundsOf(strokes: readonly Stroke[]): readonly [number, number, number, number] | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A pixel is as dark as the line covers it: by the distance of its middle from the path. */
function render(
  strokes: readonly Stroke[],
  { scale, x, y }: Placement,
  width: number,
  height: number,
  thickness: number,
): Float32Array {
  const nearest = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY);
  const reach = thickness / 2 + 1;
  for (const stroke of strokes) {
    const path = stroke.map(([px, py]): Point => [px * scale + x, py * scale + y]);
    path.forEach((to, index) => {
      const from = path[Math.max(0, index - 1)] as Point;
      const [first, last] = [Math.floor(Math.min(from[1], to[1]) - reach), Math.ceil(Math.max(from[1], to[1]) + reach)];
      const [start, end] = [Math.floor(Math.min(from[0], to[0]) - reach), Math.ceil(Math.max(from[0], to[0]) + reach)];
      for (let row = Math.max(0, first); row < Math.min(height, last); row += 1) {
        for (let column = Math.max(0, start); column < Math.min(width, end); column += 1) {
          const at = row * width + column;
          nearest[at] = Math.min(nearest[at] as number, distance(column + 0.5, row + 0.5, from, to));
        }
      }
    });
  }
  return nearest.map((each) => Math.max(0, Math.min(1, thickness / 2 + 0.5 - each)));
}

/** Of a point from a piece of line; a dot is a piece of no length. */
function distance(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function centreOfMass(picture: Float32Array): { readonly x: number; readonly y: number } {
  let [mass, x, y] = [0, 0, 0];
  picture.forEach((value, index) => {
    mass += value;
    x += value * ((index % side) + 0.5);
    y += value * (Math.floor(index / side) + 0.5);
  });
  return { x: x / mass, y: y / mass };
}
