/** @file One example as a picture: colours as they are; grey as ink on paper where it is strokes, else as a photograph. */
import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { useDrawnScheme } from '../../ui/scheme.ts';
import classes from './data.module.css';
import { pictureOf } from '../../../engine/data/fit.ts';

export interface SamplePictureProps {
  readonly values: readonly number[];
  readonly shape: readonly number[];
  /** The value of full light: 1 or 255. */
  readonly most: number;
  readonly ink: boolean;
  readonly label: string;
}

export function SamplePicture({ values, shape, most, ink, label }: SamplePictureProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useDrawnScheme();
  const { height = 1, width = 1, channels = 1 } = pictureOf(shape) ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink's colour changes with the theme
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const image = context.createImageData(width, height);
    const strokes = getComputedStyle(canvas.current).color.match(/\d+/g)?.map(Number) ?? [];
    const light = (place: number): number => Math.round(255 * Math.min(1, Math.max(0, (values[place] ?? 0) / most)));
    for (let i = 0; i < width * height; i += 1) {
      const [red = 0, green = 0, blue = 0] =
        channels >= 3
          ? [0, 1, 2].map((channel) => light(i * channels + channel))
          : ink
            ? strokes
            : Array.from({ length: 3 }, () => light(i * channels));
      image.data.set([red, green, blue, ink && channels < 3 ? light(i * channels) : 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }, [values, width, height, channels, most, ink, scheme]);
  return <canvas ref={canvas} className={classes['picture']} width={width} height={height} role="img" aria-label={label} />;
}
