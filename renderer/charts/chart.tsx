/** @file A chart in the page: made when it is needed, drawn outside React; its values read by pointer, keys and screen readers. */
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../locales/index.ts';
import { useDrawnScheme } from '../ui/scheme.ts';
import classes from './chart.module.css';
import type { LineChart } from './line-chart.ts';
import { type ChartSpec, valueAt } from './spec.ts';
import { leaveTurn, takeTurn } from './turns.ts';

/** What a chart can be asked for. */
export interface ChartHandle {
  /** The picture as a PNG data address; null before it is drawn. */
  picture(): string | null;
}

export interface ChartProps {
  readonly title: string;
  /** At the right of the title; may ask the chart. */
  readonly note?: ReactNode | ((chart: ChartHandle) => ReactNode);
  /** What to show now; read at each drawing. */
  readonly read: () => ChartSpec;
  /** Calls back when there is more to show. */
  readonly follow?: (listener: () => void) => () => void;
  /** Over the empty chart. */
  readonly empty: string | null;
}

/** The drawing, while there is one. */
interface Drawn {
  chart: LineChart | null;
  draw(): void;
}

export function Chart({ title, note, read, follow, empty }: ChartProps): JSX.Element {
  const t = useText();
  const scheme = useDrawnScheme();
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>({ chart: null, draw: () => undefined });
  const newest = useRef(read);
  newest.current = read;
  const axis = useRef('');
  axis.current = t('training.axis');
  useEffect(() => startChart(element.current, newest, title, axis, drawn.current), [title]);
  useEffect(() => inTurn(follow, drawn.current), [follow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and data are read anew
  useEffect(() => drawn.current.draw(), [scheme, read, t]);
  const handle = useMemo<ChartHandle>(() => ({ picture: () => drawn.current.chart?.picture() ?? null }), []);
  return (
    <figure className={classes['chart']}>
      <figcaption>
        {title}
        {note && <span>{typeof note === 'function' ? note(handle) : note}</span>}
      </figcaption>
      <div className={classes['body']}>
        <div className={classes['canvas']} ref={element} role="img" aria-label={t('training.chartLabel', { title })} />
        {empty === null && <Probe title={title} read={read} onPoint={(x) => drawn.current.chart?.point(x)} />}
        <span className={classes['axis']} aria-hidden>
          {t('training.axis')}
        </span>
        {empty && (
          <p className={classes['empty']}>
            <span>
              <span>{empty}</span>
            </span>
          </p>
        )}
      </div>
    </figure>
  );
}

interface ProbeProps {
  readonly title: string;
  readonly read: () => ChartSpec;
  readonly onPoint: (x: number | null) => void;
}

/** The values under the pointer, for keys: left and right go from epoch to epoch, and the values are said. */
function Probe({ title, read, onPoint }: ProbeProps): JSX.Element {
  const t = useText();
  const [at, setAt] = useState<number | null>(null);
  const spec = at === null ? null : read();
  const move = (event: KeyboardEvent): void => {
    const { epochs, lines } = read();
    const last = Math.max(0, ...lines.map(({ points }) => points.at(-1)?.[0] ?? 0));
    const now = at ?? last;
    const next = { ArrowRight: now + 1, ArrowLeft: Math.ceil(now) - 1, Home: 1, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const fitted = Math.min(epochs, Math.max(0, next));
    setAt(fitted);
    onPoint(fitted);
  };
  const values = spec?.lines.flatMap(({ name, points }) => {
    const value = valueAt(points, at ?? 0);
    return value === null ? [] : [`${name} ${value.toFixed(4)}`];
  });
  return (
    <div
      className={classes['probe']}
      role="slider"
      tabIndex={0}
      aria-label={t('training.probe', { title })}
      aria-valuemin={0}
      aria-valuemax={read().epochs}
      aria-valuenow={at ?? 0}
      aria-valuetext={
        at === null ? t('training.probeHint') : [`${t('training.axis')} ${at.toFixed(1)}`, ...(values ?? [])].join(', ')
      }
      onKeyDown={move}
      onBlur={() => {
        setAt(null);
        onPoint(null);
      }}
    />
  );
}

function inTurn(follow: ChartProps['follow'], drawn: Drawn): () => void {
  const mine = (): void => drawn.draw();
  const stop = follow?.(() => takeTurn(mine));
  return () => {
    stop?.();
    leaveTurn(mine);
  };
}

/** Loads the drawing library, then draws with each call and each change of size. */
function startChart(
  element: HTMLElement | null,
  read: { readonly current: () => ChartSpec },
  title: string,
  axis: { readonly current: string },
  drawn: Drawn,
): () => void {
  if (!element) return () => undefined;
  let gone = false;
  drawn.draw = () => {
    const spec = read.current();
    drawn.chart?.draw(spec);
    const values = spec.lines.flatMap(({ name, points }) =>
      points.length > 0 ? [`${name} ${(points.at(-1)?.[1] ?? 0).toFixed(4)}`] : [],
    );
    element.setAttribute('aria-label', [title, ...values, ...(spec.mark ? [spec.mark.name] : [])].join(', '));
    element.dataset['points'] = String(spec.lines.reduce((sum, { points }) => sum + points.length, 0));
    element.dataset['epochs'] = String(spec.epochs);
  };
  const resize = new ResizeObserver(() => {
    drawn.chart?.resize();
    drawn.draw();
  });
  void Promise.all([import('./line-chart.ts'), document.fonts.ready]).then(([module]) => {
    if (gone) return;
    drawn.chart = new module.LineChart(element, () => axis.current);
    drawn.draw();
    resize.observe(element);
  });
  return () => {
    gone = true;
    resize.disconnect();
    drawn.chart?.dispose();
    drawn.chart = null;
    drawn.draw = () => undefined;
  };
}
