/** @file The square that is drawn on. */
import type { JSX, PointerEvent } from 'react';
import { useRef } from 'react';
import { useText } from '../../locales/index.ts';
import { pen, side, type Stroke } from './strokes.ts';
import classes from './training.module.css';

const size = 138;

function pathOf(stroke: Stroke): string {
  const [first] = stroke;
  if (stroke.length === 1 && first) return `M${first[0]} ${first[1]}h.01`;
  return stroke.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
}

export function DrawingPad({
  strokes,
  onChange,
}: {
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
}): JSX.Element {
  const t = useText();
  const drawing = useRef<Stroke | null>(null);
  const at = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - bounds.left) / bounds.width) * side, ((event.clientY - bounds.top) / bounds.height) * side];
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!drawing.current) return;
    drawing.current = [...drawing.current, at(event)];
    onChange([...strokes.slice(0, -1), drawing.current]);
  };
  return (
    <div className={classes['pad']}>
      <svg
        width={size}
        height={size}
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={t('training.padLabel')}
        data-testid="pad"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = [at(event)];
          onChange([...strokes, drawing.current]);
        }}
        onPointerMove={move}
        onPointerUp={() => {
          drawing.current = null;
        }}
        onPointerCancel={() => {
          drawing.current = null;
        }}
      >
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end
          <path key={index} d={pathOf(stroke)} strokeWidth={pen} />
        ))}
      </svg>
      {strokes.length === 0 && <p>{t('training.padHint')}</p>}
    </div>
  );
}
