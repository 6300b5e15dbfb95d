/** @file Pictures of the test part: the mistakes that the net was surest of, or all of one cell, more of them as one scrolls. */
import type { JSX, RefObject } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useText } from '../../locales/index.ts';
import { usePictures } from '../../queries/queries.ts';
import type { TestPicture } from '../../queries/types.ts';
import { PictureView } from '../training/picture-view.tsx';
import type { Cell } from './confusion-matrix.tsx';
import classes from './results.module.css';

export interface ExamplesProps {
  readonly run: string;
  /** Of the run's weights: other ones have other mistakes. */
  readonly step: number;
  readonly cell: Cell | null;
  readonly mistakes: number;
  /** What these examples are worth; null where they are test examples. */
  readonly remark: string | null;
  readonly onWorst: () => void;
}

export function Examples({ run, step, cell, mistakes, remark, onWorst }: ExamplesProps): JSX.Element {
  const t = useText();
  const { data, hasNextPage, isFetching, fetchNextPage } = usePictures(run, step, cell);
  const pictures = data?.pages.flatMap((page) => page.pictures) ?? [];
  const total = data?.pages[0]?.total;
  const list = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  useMore(list, end, hasNextPage && !isFetching, fetchNextPage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other pictures begin at the top
  useEffect(() => {
    list.current?.scrollTo(0, 0);
  }, [cell?.label, cell?.guess]);
  const name = cell
    ? t('results.cell', { count: total ?? 0, guess: String(cell.guess), label: String(cell.label) })
    : t('results.worst');
  return (
    <section className={classes['examples']} data-testid="examples">
      <header>
        <h3 aria-live="polite">{total === undefined ? '' : name}</h3>
        {cell ? (
          <button type="button" onClick={onWorst}>
            {t('results.showWorst')}
          </button>
        ) : (
          <small>{t('results.mistakes', { shown: String(Math.min(pictures.length, mistakes)), count: mistakes })}</small>
        )}
      </header>
      {remark && <p>{remark}</p>}
      {total === 0 && <p>{t(cell ? 'results.noPictures' : 'results.noMistakes')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes['pictures']} ref={list} tabIndex={0} aria-label={name}>
        {pictures.map((picture) => (
          <Example key={picture.index} picture={picture} />
        ))}
        <div className={classes['end']} ref={end} />
      </section>
    </section>
  );
}

/** Asks for more when the end of the list comes near. */
function useMore(
  list: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  more: boolean,
  ask: () => unknown,
): void {
  useEffect(() => {
    if (!more || !end.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && ask(), {
      root: list.current,
      rootMargin: '400px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [list, end, more, ask]);
}

function Example({ picture }: { readonly picture: TestPicture }): JSX.Element {
  const t = useText();
  const { index, label, guess, certainty, shape, pixels } = picture;
  const values = useMemo(() => pixels.map((value) => value / 255), [pixels]);
  const said = t('results.said', { guess: String(guess), label: String(label) });
  return (
    <figure title={t('results.sure', { percent: (100 * certainty).toFixed(1), number: index + 1 })}>
      {shape && <PictureView pixels={values} width={shape[1]} height={shape[0]} channels={shape[2]} size={null} label={said} />}
      <figcaption aria-hidden={shape !== null}>
        {t('results.saidMark')} <b>{guess}</b>
        {t('results.isMark')} <b>{label}</b>
      </figcaption>
    </figure>
  );
}
