/** @file An input that is drawn: the pad, and the picture that the net sees. */
import type { JSX, ReactNode } from 'react';
import { useText } from '../../locales/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tip } from '../../ui/tip.tsx';
import { DrawingPad } from './drawing-pad.tsx';
import type { PictureEnd } from './ends.ts';
import { pad, usePadPast } from './pad-state.ts';
import { PictureView } from './picture-view.tsx';
import classes from './training.module.css';

export interface PictureInputProps {
  readonly end: PictureEnd;
  /** Values 0..1; null while the pad is empty. */
  readonly picture: Float32Array | null;
  /** What it is called where there are several inputs. */
  readonly title: string | null;
  /** Stands under what the net sees. */
  readonly children?: ReactNode;
}

export function PictureInput({ end, picture, title, children }: PictureInputProps): JSX.Element {
  const t = useText();
  const { width, height, channels } = end;
  return (
    <>
      <section>
        <header>
          <h3 title={title ?? undefined}>{title ?? t(end.digit ? 'pad.drawDigit' : 'pad.draw')}</h3>
          <PadButtons />
        </header>
        <DrawingPad />
      </section>
      <section className={classes['sees']}>
        <h3>{t('pad.sees')}</h3>
        <PictureView pixels={picture} width={width} height={height} channels={channels} size={56} label={t('pad.sees')} />
        <small>
          {height} × {width}
        </small>
        {children}
      </section>
    </>
  );
}

function PadButtons(): JSX.Element {
  const t = useText();
  const past = usePadPast();
  return (
    <div>
      <Tip text={t('pad.undo')}>
        <button
          type="button"
          aria-label={t('pad.undo')}
          aria-disabled={past ? undefined : true}
          onClick={() => pad.undo()}
          data-testid="pad-undo"
        >
          <Icon name="undo" size={14} />
        </button>
      </Tip>
      <button type="button" onClick={() => pad.clear()} data-testid="pad-clear">
        <Icon name="eraser" size={14} />
        {t('pad.clear')}
      </button>
    </div>
  );
}
