/** @file The square that is drawn on: pen, finger or mouse; on the keyboard 0 to 9 put a digit there. */
import type { DragEvent, JSX, KeyboardEvent, PointerEvent } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useText } from '../../locales/index.ts';
import { pad, usePad } from './pad-state.ts';
import { type Point, type Stroke, side } from './strokes.ts';
import classes from './training.module.css';

const size = 138;
/** Of what is seen on the pad, in its units; the net's picture has a line of its own. */
const line = 2.7;

/** Smooth: curves from the middle of one piece to the middle of the next, as a pen leaves them. */
function pathOf(stroke: Stroke): string {
  const [first, ...rest] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return '';
  if (rest.length === 0) return `M${show(first)}h.01`;
  const curves = rest.slice(0, -1).map((point, index) => `Q${show(point)} ${show(between(point, rest[index + 1] as Point))}`);
  return `M${show(first)}${curves.join('')}L${show(last)}`;
}

function between([ax, ay]: Point, [bx, by]: Point): Point {
  return [(ax + bx) / 2, (ay + by) / 2];
}

function show([x, y]: Point): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

export function DrawingPad(): JSX.Element {
  const t = useText();
  const { strokes, picture } = usePad();
  const drawing = useStroke();
  const hint = useId();
  const file = useDroppedPicture();
  return (
    <div className={classes['pad']} {...file}>
      {picture && <Under picture={picture} />}
      <svg
        width={size}
        height={size}
        viewBox={`0 0 ${side} ${side}`}
        role="application"
        aria-label={t('pad.label')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the pad takes keys: 0 to 9, Backspace, Ctrl+Z
        tabIndex={0}
        data-testid="pad"
        onKeyDown={onKey}
        {...drawing}
      >
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end
          <path key={index} d={pathOf(stroke)} strokeWidth={line} />
        ))}
      </svg>
      {strokes.length === 0 && !picture && <p>{t('pad.hint')}</p>}
      <small id={hint}>{t('pad.keys')}</small>
    </div>
  );
}

/** Keys that the pad takes never reach the drawing of the net. */
function onKey(event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  const digit = !command && !event.altKey && /^[0-9]$/.test(event.key) ? Number(event.key) : null;
  if (digit !== null) pad.put(digit);
  else if (event.key === 'Backspace' || event.key === 'Delete') pad.clear();
  else if (command && !event.shiftKey && event.key.toLowerCase() === 'z') pad.undo();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

interface StrokeHandlers {
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** One pointer draws at a time; all points that the system saw between two frames count. */
function useStroke(): StrokeHandlers {
  const stroke = useRef<Stroke | null>(null);
  const end = (): void => {
    stroke.current = null;
  };
  return {
    onPointerDown: (event) => {
      if (stroke.current || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      stroke.current = [pointAt(event.currentTarget, event)];
      pad.begin(stroke.current);
    },
    onPointerMove: (event) => {
      if (!stroke.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const seen = event.nativeEvent.getCoalescedEvents();
      const points = (seen.length > 0 ? seen : [event]).map((each) => pointAt(event.currentTarget, each));
      stroke.current = [...stroke.current, ...points];
      pad.extend(stroke.current);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function pointAt(element: SVGSVGElement, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
  const bounds = element.getBoundingClientRect();
  return [((clientX - bounds.left) / bounds.width) * side, ((clientY - bounds.top) / bounds.height) * side];
}

/** A picture's file that is dropped on the pad is shown to the net; other files go their own way. */
function useDroppedPicture(): { readonly onDrop: (event: DragEvent) => void } {
  return {
    onDrop: (event) => {
      const [file] = event.dataTransfer.files;
      if (!file?.type.startsWith('image/')) return;
      event.preventDefault();
      event.stopPropagation();
      // What can't be read as a picture leaves the pad as it is.
      createImageBitmap(file).then(
        (picture) => pad.show(picture),
        () => undefined,
      );
    },
  };
}

function Under({ picture }: { readonly picture: ImageBitmap }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const scale = Math.min(size / picture.width, size / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    context?.clearRect(0, 0, size, size);
    context?.drawImage(picture, (size - width) / 2, (size - height) / 2, width, height);
  }, [picture]);
  return <canvas ref={canvas} width={size} height={size} aria-hidden />;
}
