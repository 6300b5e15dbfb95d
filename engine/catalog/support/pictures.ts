/** @file What layers over pictures (height x width x channels) share: issues, repairs, arithmetic. */
import type { Text } from '../../core/language.ts';
import type { Fix, IssueSpec } from '../define.ts';
import { showShape } from './shapes.ts';
import { type Padding, type Window, lengthFormula, outputLength, reach } from './window.ts';

export const pictureIssues = Object.freeze({
  'picture.rank': {
    en: '{layer} needs pictures: height × width × channels, but receives {received}. Insert Reshape to that shape, or wire it to the layer before.',
    'zh-CN': '{layer} 需要图片：高 × 宽 × 通道，但收到 {received}。请插入变形以得到该形状，或连接到更前面的层。',
  },
  'picture.window': {
    en: 'The {window} window of {layer} is larger than the picture of {received}. Take a smaller window, or set padding to same.',
    'zh-CN': '{layer} 的窗口 {window} 大于图片 {received}。请减小窗口，或将 padding 设为 same。',
  },
} satisfies Readonly<Record<string, Text>>);

export const pictureHeads = Object.freeze({
  'picture.rank': { en: 'gets no picture', 'zh-CN': '收到的不是图片' },
  'picture.window': { en: 'has a window larger than its picture', 'zh-CN': '的窗口大于图片' },
} satisfies Readonly<Record<string, Text>>);

/** With it, a window of stride 1 keeps height and width. */
export const keepsSize = Object.freeze({ param: 'padding', value: 'same' });

/** Not height x width x channels. A channel axis is added to a picture without one; a list is made a square where it is one. */
export function checkPicture(layer: string, shape: readonly number[]): IssueSpec | null {
  if (shape.length === 3) return null;
  const target = pictureOf(shape);
  const fix: Fix = { kind: 'insert-before', type: 'Reshape', params: { target_shape: target }, port: 'input' };
  return {
    code: 'picture.rank',
    values: { layer, received: showShape(shape) },
    brief: showShape(shape),
    fixes: target ? [fix] : [],
  };
}

function pictureOf(shape: readonly number[]): readonly number[] | null {
  if (shape.length === 2) return [...shape, 1];
  const side = Math.sqrt(shape[0] ?? Number.NaN);
  return shape.length === 1 && Number.isInteger(side) ? [side, side, 1] : null;
}

/** A window that finds no place. `param` is what its size is called. */
export function checkWindow(
  layer: string,
  shape: readonly number[],
  both: readonly [Window, Window],
  padding: Padding,
  param: string,
): IssueSpec | null {
  if (both.every((window, axis) => outputLength(shape[axis] as number, window, padding) > 0)) return null;
  const window = both.map(reach);
  const smaller = both.map(({ size }, axis) => Math.min(size, shape[axis] as number));
  return {
    code: 'picture.window',
    values: { layer, window: showShape(window), received: showShape(shape.slice(0, 2)) },
    brief: `${showShape(window)} > ${showShape(shape.slice(0, 2))}`,
    fixes: [
      { kind: 'set-param', node: 'self', param: 'padding', value: 'same' },
      { kind: 'set-param', node: 'self', param, value: smaller },
    ],
  };
}

/** One line where height and width go alike, else two. */
export function sizeArithmetic(
  shape: readonly number[],
  both: readonly [Window, Window],
  padding: Padding,
): readonly { readonly label: Text; readonly formula: string }[] {
  const [height, width] = both.map((window, axis) => lengthFormula(shape[axis] as number, window, padding)) as [string, string];
  if (height === width) return [{ label: { en: 'Height and width', 'zh-CN': '高与宽' }, formula: height }];
  return [
    { label: { en: 'Height', 'zh-CN': '高' }, formula: height },
    { label: { en: 'Width', 'zh-CN': '宽' }, formula: width },
  ];
}

export function outputSize(shape: readonly number[], both: readonly [Window, Window], padding: Padding): readonly number[] {
  return both.map((window, axis) => outputLength(shape[axis] as number, window, padding));
}
