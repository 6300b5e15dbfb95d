/** @file A small grey picture: ink where the values are high, so it fits either theme. */
import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { useDrawnScheme } from '../../ui/scheme.ts';
import classes from './training.module.css';

export interface PictureProps {
  /** Values 0..1, row by row. */
  readonly pixels: ArrayLike<number> | null;
  readonly width: number;
  readonly height: number;
  /** Side on screen. */
  readonly size: number;
  readonly label: string;
}

export function PictureView({ pixels, width, height, size, label }: PictureProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useDrawnScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink's colour changes with the theme
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    context.clearRect(0, 0, width, height);
    if (!pixels) return;
    const image = context.createImageData(width, height);
    const [red, green, blue] = channels(getComputedStyle(canvas.current).color);
    for (let i = 0; i < width * height; i += 1)
      image.data.set([red, green, blue, Math.round(255 * Math.min(1, Math.max(0, pixels[i] ?? 0)))], 4 * i);
    context.putImageData(image, 0, 0);
  }, [pixels, width, height, scheme]);
  return (
    <canvas
      ref={canvas}
      className={classes['picture']}
      width={width}
      height={height}
      style={{ width: size, height: size }}
      role="img"
      aria-label={label}
    />
  );
}

function channels(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue];
}
