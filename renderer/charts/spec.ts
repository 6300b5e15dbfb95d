/** @file What a line chart shows, free of any drawing library. */

type LineKind = 'train' | 'val' | 'prev';

export interface ChartLine {
  readonly kind: LineKind;
  /** Stands at the line's end with its last value. */
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A place on the x axis with a word. */
export interface ChartMark {
  readonly x: number;
  readonly name: string;
}

export interface ChartSpec {
  /** The x axis is fixed to the planned epochs. */
  readonly epochs: number;
  /** `rate`: the top is 1 and the bottom follows; `amount`: the bottom is 0 and the top follows; `log`: whole powers of ten. */
  readonly scale: 'rate' | 'amount' | 'log';
  readonly lines: readonly ChartLine[];
  /** Pixels at the right that are kept for the names. */
  readonly gutter: number;
  readonly mark?: ChartMark | null;
}

/** As they are drawn: a logarithmic chart draws the powers of ten. */
export function drawnLines({ lines, scale }: Pick<ChartSpec, 'lines' | 'scale'>): readonly ChartLine[] {
  if (scale !== 'log') return lines;
  return lines.map((line) => ({
    ...line,
    points: line.points.flatMap(([x, y]) => (y > 0 ? [[x, Math.log10(y)] as const] : [])),
  }));
}

/** The value of a line nearest to `x`; null further than half an epoch before its begin or behind its end. */
export function valueAt(points: ChartLine['points'], x: number): number | null {
  let best: readonly [number, number] | null = null;
  for (const point of points) if (!best || Math.abs(point[0] - x) < Math.abs(best[0] - x)) best = point;
  const [first = 0, last = 0] = [points[0]?.[0], points.at(-1)?.[0]];
  return best === null || x < first - 0.5 || x > last + 0.5 ? null : best[1];
}

/** Values by x, a column a line: what a table program opens. */
export function toCsv(xName: string, lines: readonly ChartLine[]): string {
  const rows = new Map<number, (number | '')[]>();
  lines.forEach(({ points }, column) => {
    for (const [x, y] of points) {
      const row = rows.get(x) ?? lines.map(() => '' as const);
      row[column] = y;
      rows.set(x, row);
    }
  });
  const quoted = [xName, ...lines.map(({ name }) => name)].map((name) => `"${name.replaceAll('"', '""')}"`);
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([x, row]) => [x, ...row].join(','));
  return `${[quoted.join(','), ...sorted].join('\r\n')}\r\n`;
}

export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Two of them from bottom to top. */
  readonly step: number;
  readonly digits: number;
}

/** Smallest of 1, 2, 2.5, 5 times a power of ten that is at least `value`. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * The range that matters: what lies behind the first fifth of the way, for losses start high. The rest is clipped by the chart.
 */
export function scaleOf(spec: Pick<ChartSpec, 'lines' | 'scale'>): Scale {
  const { scale } = spec;
  const lines = drawnLines(spec);
  const values = lines.flatMap(({ points, kind }) => {
    const from = kind === 'train' && scale !== 'log' ? (points.at(-1)?.[0] ?? 0) * 0.2 : 0;
    return points.filter(([x, y]) => x >= from && Number.isFinite(y)).map(([, y]) => y);
  });
  if (scale === 'log') return logScale(values);
  if (values.length === 0) return { min: 0, max: 1, step: 0.5, digits: 1 };
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (scale === 'rate' && most <= 1) {
    const step = Math.min(0.5, roundUp(Math.max(1 - least, 0.002) / 2));
    return { min: Math.max(0, 1 - 2 * step), max: 1, step, digits: digitsOf(step) };
  }
  const step = roundUp(Math.max(most * 1.02, 1e-6) / 2);
  const min = least < 0 ? -2 * step : 0;
  return { min, max: 2 * step, step: (2 * step - min) / 2, digits: digitsOf(step) };
}

/** Whole powers of ten around all values, one or more a step. `values` are logarithms. */
function logScale(values: readonly number[]): Scale {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (values.length === 0) [least, most] = [-2, 0];
  const min = Math.floor(least);
  const step = Math.max(1, Math.ceil((Math.ceil(most) - min) / 3));
  return { min, max: min + step * Math.max(1, Math.ceil((most - min) / step)), step, digits: 0 };
}

function digitsOf(step: number): number {
  // Room is short at the left: large numbers go without decimals.
  if (step >= 10 && Number.isInteger(step)) return 0;
  for (let digits = 1; digits < 6; digits += 1)
    if (Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) < 1e-9) return digits;
  return 6;
}

/** Whole epochs between two labels: at most seven steps along the axis, or as many as there is room for. */
export function epochStep(epochs: number, room = 7): number {
  const most = Math.max(1, Math.min(7, room));
  for (let power = 1; ; power *= 10) for (const factor of [1, 2, 5]) if (epochs / (factor * power) <= most) return factor * power;
}

/** Heights of labels, at least `apart` pixels from each other and not below `bottom`; in the order given. */
export function spread(heights: readonly number[], apart: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const out = [...heights];
  let last = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    last = Math.max(heights[index] as number, last + apart);
    out[index] = last;
  }
  const over = last - bottom;
  return over > 0 ? out.map((height) => height - over) : out;
}
