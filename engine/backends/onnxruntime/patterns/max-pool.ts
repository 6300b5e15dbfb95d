/** @file Max-pooling over tiles without ONNX Runtime's indices, which take ten times as long as the maximum itself. */
import type { OpNode, Value } from '../../../program/types.ts';
import { channelsFirst } from '../../../onnx/forms.ts';
import { elementType } from '../../../onnx/graph.ts';
import type { Lowering, Pattern } from '../../../onnx/lowering.ts';
import { type Window, windowAttrs } from '../../../onnx/patterns/pooling.ts';
import { blockedDomain, fromBlocks, toBlocks } from './blocks.ts';

/** Windows side by side, without padding. */
export function isTiled({ window, strides, padding }: Window): boolean {
  return window.every((length, axis) => length === strides[axis]) && padding.flat().every((pad) => pad === 0);
}

/** A [N, C, H, W] tensor, in blocks of channels too where a convolution left it so. */
export interface Picture {
  readonly name: string;
  readonly channels: number;
  readonly blocks?: string | undefined;
}

/** The maximum of each window. */
export type Maximum = (lowering: Lowering, picture: Picture, window: Window) => string;

/**
 * Over blocks of channels where they come out even. ONNX Runtime would do so by itself, and then go on in blocks with what
 * follows, which is slower here.
 */
export function maximumBy(block: number | null): Maximum {
  return (lowering, { name, channels, blocks }, window) => {
    if (block === null || channels % block !== 0) return lowering.node('MaxPool', [name], windowAttrs(window));
    const pooled = lowering.node('MaxPool', [blocks ?? toBlocks(lowering, name)], windowAttrs(window), blockedDomain);
    return fromBlocks(lowering, pooled, channels);
  };
}

/** No indices for tiles: the gradient finds the places by comparison. */
export function maxPool(otherwise: Pattern<'max_pool'>, maximum: Maximum): Pattern<'max_pool'> {
  return (lowering, op) => {
    if (isTiled(op.attrs))
      lowering.define(op.results[0] as Value, poolOf(lowering, op.operands[0] as Value, op.attrs, maximum), channelsFirst);
    else otherwise(lowering, op);
  };
}

/** The pooled value `x`. */
export function poolOf(lowering: Lowering, x: Value, window: Window, maximum: Maximum): string {
  const picture = { name: lowering.read(x, channelsFirst), channels: x.shape[3] as number, blocks: lowering.extra(x, 'blocks') };
  return maximum(lowering, picture, window);
}

export function maxPoolGrad(otherwise: Pattern<'max_pool_grad'>, maximum: Maximum): Pattern<'max_pool_grad'> {
  return (lowering, op) => {
    if (!isTiled(op.attrs)) {
      otherwise(lowering, op);
      return;
    }
    const [x, y, dy] = op.operands as readonly [Value, Value, Value];
    const names = { pooled: lowering.read(y, channelsFirst), gradient: lowering.read(dy, channelsFirst) };
    lowering.define(op.results[0] as Value, unpool(lowering, { z: x, ...names, op }, maximum), channelsFirst);
  };
}

export interface Unpooling {
  readonly z: Value;
  /** The windows' maxima. */
  readonly pooled: string;
  /** The windows' gradients. */
  readonly gradient: string;
  readonly op: OpNode<'max_pool_grad'>;
}

/**
 * Each window's gradient at the first place that holds its maximum. The places are those that equal the maximum,
 * repeated over its window; of several, the one with the highest rank, which falls from the window's first place to its last.
 */
export function unpool(lowering: Lowering, { z, pooled, gradient, op }: Unpooling, maximum: Maximum): string {
  const { window } = op.attrs;
  const [, height, width, channels] = z.shape as [number, number, number, number];
  const [rows, columns] = [0, 1].map((axis) => (op.operands[2]?.shape[axis + 1] as number) * (window[axis] as number)) as [
    number,
    number,
  ];
  const whole = rows === height && columns === width;
  const full = lowering.read(z, channelsFirst);
  const covered = whole
    ? full
    : lowering.node('Slice', [full, lowering.i64([0, 0]), lowering.i64([rows, columns]), lowering.i64([2, 3])]);
  const holds = asNumbers(lowering, lowering.node('Equal', [covered, repeat(lowering, pooled, window)]));
  const ranked = lowering.node('Mul', [holds, ranks(lowering, window, [channels, rows, columns])]);
  const highest = repeat(lowering, maximum(lowering, { name: ranked, channels }, op.attrs), window);
  const first = asNumbers(lowering, lowering.node('Equal', [ranked, highest]));
  const spread = lowering.node('Mul', [first, repeat(lowering, gradient, window)]);
  if (whole) return spread;
  return lowering.node('Pad', [spread, lowering.i64([0, 0, 0, 0, 0, 0, height - rows, width - columns]), lowering.f32([0])]);
}

function asNumbers(lowering: Lowering, truths: string): string {
  return lowering.node('Cast', [truths], { to: { int: elementType('f32') } });
}

/** Each element of a [N, C, H, W] tensor over its window. */
function repeat(lowering: Lowering, name: string, window: readonly number[]): string {
  const attrs = {
    mode: { string: 'nearest' },
    coordinate_transformation_mode: { string: 'asymmetric' },
    nearest_mode: { string: 'floor' },
  };
  return lowering.node('Resize', [name, '', lowering.f32([1, 1, ...window])], attrs);
}

/** Below this many elements in a row of memory, repeating a picture over the channels is slow: then they are written out. */
const shortSpan = 1024;

/** [1, C or 1, H, W]: the window's first place has the highest number, its last one 1. */
function ranks(
  lowering: Lowering,
  [high, wide]: readonly number[],
  [channels, rows, columns]: readonly [number, number, number],
): string {
  const [h, w] = [high as number, wide as number];
  const picture: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) picture.push(h * w - ((row % h) * w + (column % w)));
  }
  const copies = rows * columns < shortSpan ? channels : 1;
  const values = copies === 1 ? picture : Array.from({ length: copies }, () => picture).flat();
  return lowering.f32(values, [1, copies, rows, columns]);
}
