/** @file A line chart drawn by ECharts on a canvas, with the look's own axes and names at the ends of the lines. */
import { LineChart as Lines, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { clearOf, heightsFrom } from './labels.ts';
import {
  type ChartLine,
  type ChartMark,
  type ChartSpec,
  drawnLines,
  epochStep,
  type Scale,
  scaleOf,
  spread,
  valueAt,
} from './spec.ts';

use([Lines, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

const edge = { left: 44, top: 8, bottom: 24 } as const;
/** A plot narrower than this gives no room to the names. */
const leastPlot = 90;
const mono = '"JetBrains Mono Variable", monospace';
const ui = '"Inter Variable", "Noto Sans SC Variable", sans-serif';

export class LineChart {
  readonly #element: HTMLElement;
  readonly #chart: ECharts;
  readonly #axis: () => string;

  /** `axis`: what x counts, in the language of now. */
  constructor(element: HTMLElement, axis: () => string) {
    this.#element = element;
    this.#axis = axis;
    this.#chart = init(element, null, { renderer: 'canvas' });
  }

  resize(): void {
    this.#chart.resize();
  }

  /** Shows the values at an epoch, as hovering does; null: none. */
  point(x: number | null): void {
    if (x === null) this.#chart.dispatchAction({ type: 'hideTip' });
    else {
      const [left, top] = this.#chart.convertToPixel('grid', [x, 0]);
      this.#chart.dispatchAction({ type: 'showTip', x: left, y: Math.min(top ?? 0, this.#element.clientHeight / 2) });
    }
  }

  /** The picture as a PNG data address. */
  picture(): string {
    return this.#chart.getDataURL({ pixelRatio: 2, backgroundColor: colors(this.#element).panel });
  }

  dispose(): void {
    this.#chart.dispose();
  }

  draw(wanted: ChartSpec): void {
    const room = this.#element.clientWidth - edge.left;
    const spec = room - wanted.gutter < leastPlot ? { ...wanted, gutter: 12 } : wanted;
    const scale = scaleOf(spec);
    const color = colors(this.#element);
    const told = spec.lines.filter((line) => line.points.length > 0);
    const lines = drawnLines({ ...spec, lines: told });
    const log = spec.scale === 'log';
    this.#chart.setOption(
      {
        animation: false,
        grid: {
          left: edge.left,
          top: edge.top,
          bottom: edge.bottom,
          right: spec.gutter,
          containLabel: false,
          outerBoundsMode: 'none',
        },
        xAxis: xAxis(spec, room - spec.gutter, color),
        yAxis: yAxis(scale, log, color),
        tooltip: tooltip(told, scale, color, this.#axis),
        series: [
          ...lines.map((line) => curve(line, color)),
          ...this.#ends(lines, told, spec, scale, color),
          ...(spec.mark ? [marked(spec.mark, scale, color)] : []),
        ],
      },
      { replaceMerge: ['series'] },
    );
  }

  #ends(lines: readonly ChartLine[], told: readonly ChartLine[], spec: ChartSpec, scale: Scale, color: Colors): object[] {
    const width = this.#element.clientWidth - edge.left - spec.gutter;
    const height = this.#element.clientHeight - edge.top - edge.bottom;
    const ends = lines.map(({ points }) => points.at(-1) as readonly [number, number]);
    const y = ends.map(
      ([, value]) =>
        edge.top + height * (1 - (Math.min(scale.max, Math.max(scale.min, value)) - scale.min) / (scale.max - scale.min)),
    );
    const rooms = ends.map(([x]) => width + spec.gutter - (x / Math.max(1, spec.epochs)) * width);
    const widest = Math.max(0, ...lines.map(({ name }) => nameWidth(name)));
    // Behind the longest line, so that none runs through the name of a shorter one.
    const least = Math.min(...rooms);
    const beside = least >= widest;
    const plot = { width, height, widest };
    const placed = beside ? spread(y, 14, edge.top + height - 2) : corner(y, lines, spec, scale, plot);
    return lines.map((line, index) => {
      const at = ends[index] as readonly [number, number];
      const dx = beside ? (rooms[index] as number) - least + 8 : (rooms[index] as number);
      const dy = (placed[index] as number) - (y[index] as number);
      const value = (told[index]?.points.at(-1) ?? at)[1];
      return end(
        line,
        at,
        value,
        { dx, dy, align: beside ? 'left' : 'right', inside: at[1] >= scale.min && at[1] <= scale.max },
        color,
      );
    });
  }
}

/** Pixels that a line's name, its value and the gap to the dot take, at 11 px. */
function nameWidth(name: string): number {
  return 54 + [...name].reduce((sum, letter) => sum + (letter > '\u2000' ? 11 : 5.7), 0);
}

interface Plot {
  readonly width: number;
  readonly height: number;
  /** Of the names. */
  readonly widest: number;
}

/** Where there is no room beside the lines' ends, the names stand at the right where the lines are not: losses fall, rates rise. */
function corner(ends: readonly number[], lines: readonly ChartLine[], spec: ChartSpec, scale: Scale, plot: Plot): number[] {
  const { width, height, widest } = plot;
  const epochs = Math.max(1, spec.epochs);
  const bottom = edge.top + height;
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
    (x / epochs) * width,
    edge.top + height * (1 - (y - scale.min) / (scale.max - scale.min)),
  ];
  const from = epochs * (1 - (widest - spec.gutter) / width);
  const taken = lines.flatMap(({ points }) => heightsFrom(points, from, place, 3)).flatMap((y) => [y - 1, y, y + 1]);
  // The mark's word stands at its foot.
  const word = spec.mark && place([spec.mark.x, 0])[0] + nameWidth(spec.mark.name) > width - widest;
  if (word) for (let y = bottom - 16; y <= bottom; y += 1) taken.push(y);
  const block = 14 * ends.length;
  const wanted = spec.scale === 'rate' ? Math.max(...ends) + 14 : Math.min(...ends) - 12 - block;
  const first = clearOf(taken, { top: 0, bottom: bottom - 2, height: block, wanted });
  const order = ends.map((_, index) => index).sort((a, b) => (ends[a] as number) - (ends[b] as number));
  const out = [...ends];
  order.forEach((index, row) => {
    out[index] = first + 7 + 14 * row;
  });
  return out;
}

interface Colors {
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  readonly panel: string;
  readonly raised: string;
  readonly train: string;
  readonly val: string;
  readonly prev: string;
  readonly warn: string;
}

/** Canvas needs values: they are read from the tokens at each drawing, so a change of theme shows. */
function colors(element: HTMLElement): Colors {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: read('ink'),
    dim: read('ink-3'),
    line: read('line'),
    panel: read('bg-panel'),
    raised: read('bg-raised'),
    train: read('series-train'),
    val: read('series-val'),
    prev: read('series-prev'),
    warn: read('warn'),
  };
}

function xAxis(spec: ChartSpec, width: number, color: Colors): object {
  const step = epochStep(spec.epochs, Math.max(1, Math.floor(width / 26)));
  return {
    type: 'value',
    min: 0,
    max: Math.max(1, spec.epochs),
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisPointer: { lineStyle: { color: color.dim, type: 'solid', width: 1 }, label: { show: false } },
    axisLabel: {
      color: color.dim,
      fontFamily: mono,
      fontSize: 11,
      margin: 8,
      hideOverlap: true,
      showMaxLabel: spec.epochs % step === 0,
    },
  };
}

function yAxis(scale: Scale, log: boolean, color: Colors): object {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: color.line } },
    axisLabel: {
      color: color.dim,
      fontFamily: mono,
      fontSize: 11,
      margin: 8,
      formatter: (value: number) => (log ? powerOfTen(value) : value.toFixed(scale.digits)),
    },
  };
}

/** 0.001, 0.1, 10; beyond that 1e-5. */
function powerOfTen(exponent: number): string {
  return Math.abs(exponent) <= 4 ? String(10 ** exponent) : `1e${exponent}`;
}

/** A line from top to bottom with its word at its foot, where neither the lines’ names nor losses stand. */
function marked({ x, name }: ChartMark, scale: Scale, color: Colors): object {
  return {
    type: 'line',
    data: [
      [x, scale.max],
      [x, scale.min],
    ],
    showSymbol: false,
    silent: true,
    tooltip: { show: false },
    lineStyle: { color: color.warn, width: 1, type: [2, 3] },
    endLabel: {
      show: true,
      formatter: name,
      offset: [0, -8],
      color: color.warn,
      fontFamily: ui,
      fontSize: 11,
      textBorderColor: color.panel,
      textBorderWidth: 4,
    },
    emphasis: { disabled: true },
  };
}

function curve(line: ChartLine, color: Colors): object {
  return {
    type: 'line',
    data: line.points,
    showSymbol: false,
    silent: true,
    clip: true,
    sampling: 'lttb',
    lineStyle: {
      color: color[line.kind],
      width: line.kind === 'prev' ? 1.25 : 1.5,
      type: line.kind === 'val' ? [4, 3] : 'solid',
      join: 'round',
    },
    itemStyle: { color: color[line.kind] },
    emphasis: { disabled: true },
  };
}

interface NamePlace {
  /** From the dot to the name's anchor. */
  readonly dx: number;
  readonly dy: number;
  readonly align: 'left' | 'right';
  readonly inside: boolean;
}

const dot = 5;

/** The dot at a line's end, with name and value. */
function end(line: ChartLine, at: readonly [number, number], value: number, place: NamePlace, color: Colors): object {
  const text = { color: color[line.kind], textBorderColor: color.panel, textBorderWidth: 4, fontSize: 11 };
  return {
    type: 'scatter',
    data: [[...at]],
    symbolSize: place.inside ? dot : 0,
    silent: true,
    clip: false,
    z: 5,
    itemStyle: { color: color[line.kind], opacity: 1 },
    tooltip: { show: false },
    label: {
      show: place.inside,
      // Measured from the upper left corner of the dot.
      position: [place.dx + dot / 2, place.dy + dot / 2],
      align: place.align,
      verticalAlign: 'middle',
      formatter: `{n|${line.name}}{v| ${value.toFixed(4)}}`,
      rich: { n: { ...text, fontFamily: ui }, v: { ...text, fontFamily: mono } },
    },
  };
}

/** Rich text, not HTML: the page's policy forbids the style attributes of the other. */
function tooltip(lines: readonly ChartLine[], scale: Scale, color: Colors, axis: () => string): object {
  const digits = Math.max(4, scale.digits);
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: color.raised,
    borderColor: color.line,
    padding: [6, 10],
    textStyle: { color: color.ink, fontFamily: mono, fontSize: 11, lineHeight: 16 },
    position: beside,
    formatter: (found: readonly { readonly axisValue: number }[]) => {
      const x = found[0]?.axisValue ?? 0;
      const rows = lines.map((line) => `${line.name}  ${valueAt(line.points, x)?.toFixed(digits) ?? '–'}`);
      return [`${axis()} ${Number(x.toFixed(2))}`, ...rows].join('\n');
    },
  };
}

interface Sizes {
  readonly contentSize: readonly [number, number];
  readonly viewSize: readonly [number, number];
}

/** On the wider side of the pointer, so that it covers no line there. */
function beside([x, y]: readonly [number, number], _: unknown, __: unknown, ___: unknown, sizes: Sizes): [number, number] {
  const [width, height] = sizes.contentSize;
  const left = x < sizes.viewSize[0] / 2 ? x + 12 : x - 12 - width;
  return [left, Math.max(0, Math.min(y - height / 2, sizes.viewSize[1] - height))];
}
