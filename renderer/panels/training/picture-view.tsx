/** @file A small picture: a grey one is ink where the values are high, so it fits either theme; one of three channels or more has its colours. */
import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { useDrawnScheme } from '../../ui/scheme.ts';
import classes from './training.module.css';

export interface PictureProps {
  /** Values 0..1, row by row. */
  readonly pixels: ArrayLike<number> | null;
  readonly width: number;
  readonly height: number;
  /** 1 where absent. */
  readonly channels?: number;
  /** Longer side on screen; null: as wide as there is room. */
  readonly size: number | null;
  readonly label: string;
}

export function PictureView({ pixels, width, height, channels = 1, size, label }: PictureProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useDrawnScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink's colour changes with the theme
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    context.clearRect(0, 0, width, height);
    if (!pixels) return;
    const image = context.createImageData(width, height);
    const ink = partsOf(getComputedStyle(canvas.current).color);
    for (let i = 0; i < width * height; i += 1) {
      const at = (channel: number): number => Math.round(255 * Math.min(1, Math.max(0, pixels[i * channels + channel] ?? 0)));
      image.data.set(channels >= 3 ? [at(0), at(1), at(2), 255] : [...ink, at(0)], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }, [pixels, width, height, channels, scheme]);
  const scale = (size ?? 0) / Math.max(width, height);
  return (
    <canvas
      ref={canvas}
      className={classes['picture']}
      width={width}
      height={height}
      style={
        size === null ? { width: '100%', aspectRatio: `${width} / ${height}` } : { width: width * scale, height: height * scale }
      }
      role="img"
      aria-label={label}
    />
  );
}

function partsOf(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue];
}
