/** @file What a net takes and gives, as the hands see it: pictures to draw, numbers to type, classes to read. */
import type { ParamValues, Params } from '../../../engine/catalog/params.ts';
import type { Column } from '../../../engine/data/types.ts';
import { findSample } from '../../../engine/data/samples.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import type { IRInput, IROutput, ModelIR } from '../../../engine/model/ir.ts';
import { findLayer, findLoss } from '../../../engine/model/registry.ts';
import { side } from './strokes.ts';

export interface PictureEnd {
  readonly kind: 'picture';
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Fitted and centred as MNIST's digits are. */
  readonly digit: boolean;
  /** What the data set calls no ink and full ink: 0 and 1, 0 and 255, ... */
  readonly range: readonly [number, number];
}

export interface NumbersEnd {
  readonly kind: 'numbers';
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
  /** Only whole numbers: classes or indices. */
  readonly whole: boolean;
}

export type InputEnd = PictureEnd | NumbersEnd;

export interface OutputEnd {
  readonly name: string;
  readonly size: number;
  readonly answers: 'class' | 'yes-no' | 'amount';
  /** The numbers are logits: they become shares by softmax or sigmoid. */
  readonly logits: boolean;
}

export interface Ends {
  readonly inputs: readonly InputEnd[];
  readonly outputs: readonly OutputEnd[];
}

/** `columns`: those of the document's source, where the app has read it. */
export function endsOf(ir: ModelIR, document: LoomDocument, columns: readonly Column[] | null): Ends {
  const known = columns ?? findSample(document.data.source)?.columns ?? [];
  const columnOf = (node: string): Column | undefined => known.find(({ name }) => name === document.data.columns[node]);
  const scaleOf = (node: string): number => document.data.scale?.[document.data.columns[node] ?? ''] ?? 1;
  return {
    inputs: ir.inputs.map((input, index) =>
      inputEnd(input, columnOf(input.node), columnOf(input.node) ? scaleOf(input.node) : guessedWhite(ir, index)),
    ),
    outputs: ir.outputs.map((output) => outputEnd(output, columnOf(output.node)?.classes)),
  };
}

/** Without data: a net that first makes its numbers a hundred times smaller, or more, takes 0..255. */
function guessedWhite({ calls, layers }: ModelIR, input: number): number {
  const readers = calls.filter(({ inputs }) => inputs.some((ref) => ref.kind === 'input' && ref.index === input));
  const small = readers.some(({ layer }) => {
    const { type, params } = layers[layer] as ModelIR['layers'][number];
    const factor = findLayer(type)?.multiplier?.(params as ParamValues<Params>) ?? 1;
    return Math.abs(factor) <= 0.01;
  });
  return small ? 255 : 1;
}

/** Channels that a picture may have: grey, colour, colour with opacity. */
const channelCounts = new Set([1, 3, 4]);
/** Fewer pixels are no picture. */
const least = 4;

function inputEnd({ name, type: { shape, dtype } }: IRInput, column: Column | undefined, scale: number): InputEnd {
  const picture = pictureOf(shape, column?.shape);
  if (picture) {
    const digit = picture.width === side && picture.height === side;
    const [dark, full] = column?.range ?? [0, 1];
    return { kind: 'picture', name, ...picture, digit, range: [dark * scale, full * scale] };
  }
  const size = shape.reduce((product, length) => product * length, 1);
  return { kind: 'numbers', name, shape, size, whole: dtype === 'i32' };
}

/** Height × width (× channels); flat rows of 784 are MNIST's pictures too. Two axes are a picture only where they are equal. */
function pictureOf(
  shape: readonly number[],
  stored: readonly number[] | undefined,
): { readonly width: number; readonly height: number; readonly channels: number } | null {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 1 && height === side * side) return { width: side, height: side, channels: 1 };
  if (shape.length === 1 && stored !== undefined && stored.length > 1)
    return sameLength(stored, height) ? pictureOf(stored, undefined) : null;
  if (Math.min(height, width) < least) return null;
  if (shape.length === 2) return height === width ? { width, height, channels: 1 } : null;
  return shape.length === 3 && channelCounts.has(channels) ? { width, height, channels } : null;
}

function sameLength(shape: readonly number[], length: number): boolean {
  return shape.reduce((product, each) => product * each, 1) === length;
}

/** Numbers that are not one for each class are no guess. */
function outputEnd({ name, type: { shape }, loss }: IROutput, classes: number | undefined): OutputEnd {
  const size = shape.reduce((product, length) => product * length, 1);
  const answers = findLoss(loss.type)?.answers ?? 'amount';
  const oneEach = shape.length === 1 && size > 1 && (classes ?? size) === size;
  return {
    name,
    size,
    answers: answers === 'class' && !oneEach ? 'amount' : answers,
    logits: loss.params['from_logits'] === true,
  };
}

/** Whether the numbers are shares of 1: a last layer without softmax or sigmoid gives others. */
export function areShares({ answers }: OutputEnd, numbers: readonly number[]): boolean {
  const within = numbers.every((each) => each > -1e-4 && each < 1.0001);
  const sum = numbers.reduce((total, each) => total + each, 0);
  return within && (answers === 'yes-no' || Math.abs(sum - 1) < 0.01);
}

/** Shares of 1: the numbers themselves, or what softmax or sigmoid makes of logits. */
export function sharesOf({ answers, logits }: OutputEnd, numbers: readonly number[]): readonly number[] {
  if (!logits || answers === 'amount') return numbers;
  if (answers === 'yes-no') return numbers.map((each) => 1 / (1 + Math.exp(-each)));
  const top = Math.max(...numbers);
  const powers = numbers.map((each) => Math.exp(each - top));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}
