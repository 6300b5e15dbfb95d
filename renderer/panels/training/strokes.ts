/** @file Strokes of the pad as the picture that the net was trained on: fitted, centred, 28 × 28, as MNIST was made. */

/** Points in pixels of the 28 × 28 picture. */
export type Stroke = readonly (readonly [number, number])[];

export const side = 28;
/** Digits of MNIST fit a box of 20 pixels. */
const box = 20;
/** Width of the pen, in pixels of the picture. */
export const pen = 2.7;
/** Samples a pixel in each direction. */
const fine = 8;

interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Grey values 0..1, row by row; null while nothing is drawn. */
export function toPicture(strokes: readonly Stroke[]): Float32Array | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const fitted = fit(points);
  const rough = render(strokes, fitted);
  const centre = centreOfMass(rough);
  if (!centre) return null;
  return render(strokes, { ...fitted, x: fitted.x + (side / 2 - centre.x), y: fitted.y + (side / 2 - centre.y) });
}

/** The larger side of what is drawn fills the box, the pen included. */
function fit(points: Stroke): Placement {
  let [left, right, top, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const size = Math.max(right - left, bottom - top, 1);
  const scale = Math.min((box - pen) / size, 3);
  return { scale, x: side / 2 - (scale * (left + right)) / 2, y: side / 2 - (scale * (top + bottom)) / 2 };
}

function render(strokes: readonly Stroke[], { scale, x, y }: Placement): Float32Array {
  const canvas = new OffscreenCanvas(side * fine, side * fine);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const out = new Float32Array(side * side);
  if (!context) return out;
  context.setTransform(fine, 0, 0, fine, 0, 0);
  context.lineWidth = pen;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    stroke.forEach(([px, py], index) => {
      if (index === 0) context.moveTo(px * scale + x, py * scale + y);
      // A dot is a line of no length: it needs a little of it to be drawn.
      context.lineTo(px * scale + x + (stroke.length === 1 ? 0.01 : 0), py * scale + y);
    });
    context.stroke();
  }
  const { data } = context.getImageData(0, 0, side * fine, side * fine);
  for (let row = 0; row < side * fine; row += 1) {
    for (let column = 0; column < side * fine; column += 1) {
      const cell = Math.floor(row / fine) * side + Math.floor(column / fine);
      out[cell] = (out[cell] as number) + (data[4 * (row * side * fine + column) + 3] as number) / (255 * fine * fine);
    }
  }
  return out;
}

function centreOfMass(picture: Float32Array): { readonly x: number; readonly y: number } | null {
  let [mass, x, y] = [0, 0, 0];
  picture.forEach((value, index) => {
    mass += value;
    x += value * ((index % side) + 0.5);
    y += value * (Math.floor(index / side) + 0.5);
  });
  return mass === 0 ? null : { x: x / mass, y: y / mass };
}
