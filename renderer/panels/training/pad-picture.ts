/** @file What is on the pad, as the numbers that a picture's input takes. */
import type { PictureEnd } from './ends.ts';
import type { PadContent } from './pad-state.ts';
import { toDigit, toPlain } from './strokes.ts';

/** Values 0..1, `height × width × channels`; null while the pad is empty. */
export function padPicture(content: PadContent, end: PictureEnd): Float32Array | null {
  const { width, height, channels, digit } = end;
  const drawn = digit && !content.picture ? toDigit(content.strokes) : toPlain(content.strokes, width, height);
  const under = content.picture ? dropped(content.picture, end) : null;
  if (!under) return drawn && spread(drawn, channels);
  const ink = drawn && spread(drawn, channels);
  return ink ? under.map((value, index) => Math.max(value, ink[index] as number)) : under;
}

/** The same grey in each channel; opacity is full. */
function spread(grey: Float32Array, channels: number): Float32Array {
  if (channels === 1) return grey;
  const out = new Float32Array(grey.length * channels).fill(1);
  grey.forEach((value, index) => {
    for (let channel = 0; channel < Math.min(3, channels); channel += 1) out[index * channels + channel] = value;
  });
  return out;
}

/** The picture scaled so that all of it is seen. Dark writing on light paper is turned over for nets that read digits. */
function dropped(picture: ImageBitmap, { width, height, channels, digit }: PictureEnd): Float32Array | null {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
  const { data } = context.getImageData(0, 0, width, height);
  const out = new Float32Array(width * height * channels);
  for (let at = 0; at < width * height; at += 1) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(4 * at, 4 * at + 4);
    const values = channels === 1 ? [0.299 * red + 0.587 * green + 0.114 * blue] : [red, green, blue, opacity];
    for (let channel = 0; channel < channels; channel += 1) out[at * channels + channel] = (values[channel] as number) / 255;
  }
  return digit && channels === 1 && isPaper(out, width, height) ? out.map((value) => 1 - value) : out;
}

/** Light at its edges. */
function isPaper(grey: Float32Array, width: number, height: number): boolean {
  let [sum, count] = [0, 0];
  grey.forEach((value, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    if (x > 0 && y > 0 && x < width - 1 && y < height - 1) return;
    sum += value;
    count += 1;
  });
  return sum > 0.5 * count;
}
