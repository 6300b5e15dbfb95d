/** @file A chart in the page: made when it is needed, drawn outside React. */
import type { JSX, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '../locales/index.ts';
import { useDrawnScheme } from '../ui/scheme.ts';
import classes from './chart.module.css';
import type { LineChart } from './line-chart.ts';
import type { ChartSpec } from './spec.ts';
import { leaveTurn, takeTurn } from './turns.ts';

export interface ChartProps {
  readonly title: string;
  /** At the right of the title. */
  readonly note?: ReactNode;
  /** What to show now; read at each drawing. */
  readonly read: () => ChartSpec;
  /** Calls back when there is more to show. */
  readonly follow?: (listener: () => void) => () => void;
  /** Over the empty chart. */
  readonly empty: string | null;
}

export function Chart({ title, note, read, follow, empty }: ChartProps): JSX.Element {
  const t = useText();
  const scheme = useDrawnScheme();
  const element = useRef<HTMLDivElement>(null);
  const draw = useRef<() => void>(() => undefined);
  const newest = useRef(read);
  newest.current = read;
  useEffect(() => startChart(element.current, newest, title, draw), [title]);
  useEffect(() => inTurn(follow, draw), [follow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and data are read anew
  useEffect(() => draw.current(), [scheme, read, t]);
  return (
    <figure className={classes['chart']}>
      <figcaption>
        {title}
        {note && <span>{note}</span>}
      </figcaption>
      <div className={classes['body']}>
        <div className={classes['canvas']} ref={element} role="img" aria-label={t('training.chartLabel', { title })} />
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

function inTurn(follow: ChartProps['follow'], draw: { readonly current: () => void }): () => void {
  const mine = (): void => draw.current();
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
  draw: { current: () => void },
): () => void {
  if (!element) return () => undefined;
  let chart: LineChart | null = null;
  let gone = false;
  draw.current = () => {
    const spec = read.current();
    chart?.draw(spec);
    const values = spec.lines.flatMap(({ name, points }) =>
      points.length > 0 ? [`${name} ${(points.at(-1)?.[1] ?? 0).toFixed(4)}`] : [],
    );
    element.setAttribute('aria-label', [title, ...values].join(', '));
    element.dataset['points'] = String(spec.lines.reduce((sum, { points }) => sum + points.length, 0));
  };
  const resize = new ResizeObserver(() => {
    chart?.resize();
    draw.current();
  });
  void Promise.all([import('./line-chart.ts'), document.fonts.ready]).then(([module]) => {
    if (gone) return;
    chart = new module.LineChart(element);
    draw.current();
    resize.observe(element);
  });
  return () => {
    gone = true;
    resize.disconnect();
    chart?.dispose();
    draw.current = () => undefined;
  };
}
