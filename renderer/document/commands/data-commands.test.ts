/** @file Choices of data: what follows in the nodes, what is one step, and that undo brings back every byte. */
import { describe, expect, it } from 'vitest';
import type { ArrayFacts } from '../../../engine/data/describe.ts';
import { chain } from '../../../engine/model/document/fixtures.ts';
import { printDocument } from '../../../engine/model/document/load.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { redoStep, undoStep } from '../history.ts';
import { type EditorState, startOf } from '../state.ts';
import { chooseArrays } from './choose-arrays.ts';
import { chooseSample } from './choose-sample.ts';
import { setArrayRole } from './set-array-role.ts';
import { setDataSource } from './set-data-source.ts';
import { setScale } from './set-scale.ts';
import { setTestShare } from './set-test-share.ts';

function array(name: string, shape: number[], values: Partial<ArrayFacts> = {}): ArrayFacts {
  return { name, shape, element: 'uint8', dtype: 'i32', range: [0, 255], whole: true, broken: null, ...values };
}
const labels = (name: string, count: number): ArrayFacts => array(name, [count], { range: [0, 9], element: 'int64' });

const drawn = chain([
  ['Flatten', {}],
  ['Dense', { units: 10, activation: 'softmax' }],
]);
const idOf = (type: string): string => drawn.graphs.main.nodes.find((node) => node.type === type)?.id ?? '';
const [input, output] = [idOf('Input'), idOf('Output')];
const paramOf = ({ document }: EditorState, id: string, name: string): unknown =>
  document.graphs.main.nodes.find((node) => node.id === id)?.params?.[name];

const choose = (arrays: readonly ArrayFacts[], document: LoomDocument = drawn): EditorState =>
  chooseArrays.run(startOf(document), { source: 'own.npz', arrays });

describe('chooseArrays', () => {
  it('takes pictures of another size with the axis of colours that the drawing has, and keeps a tenth for testing', () => {
    const state = choose([array('x', [100, 32, 32]), labels('y', 100)]);
    expect(paramOf(state, input, 'shape')).toEqual([32, 32, 1]);
    const { scale, ...data } = state.document.data;
    expect(data).toEqual({ source: 'own.npz', columns: { [input]: 'x', [output]: 'y' }, test_split: 0.1 });
    expect(scale).toEqual({ x: 1 / 255 });
  });

  it('divides the bytes of pictures by 255 unless they are rows, are 0 to 1 already, are normalised in the drawing, or imported weights wait for them', () => {
    const scaleOf = (...given: Parameters<typeof choose>): unknown => choose(...given).document.data.scale;
    const rescaled = chain([
      ['Rescaling', { scale: 1 / 255 }],
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const y = labels('y', 100);
    expect(scaleOf([array('x', [100, 784]), y])).toEqual({ x: 1 / 255 });
    expect(scaleOf([array('x', [100, 1, 28, 28]), y])).toEqual({ x: 1 / 255 });
    expect(scaleOf([array('x', [100, 5]), y])).toBeUndefined();
    expect(scaleOf([array('x', [100, 28, 28], { range: [0, 1] }), y])).toBeUndefined();
    expect(scaleOf([array('x', [100, 28, 28], { element: 'int64' }), y])).toBeUndefined();
    expect(scaleOf([array('x', [100, 28, 28]), y], rescaled)).toBeUndefined();
    const imported = { source: 'own.npz', arrays: [array('x', [100, 28, 28]), y], asStored: true };
    expect(chooseArrays.run(startOf(drawn), imported).document.data.scale).toBeUndefined();
  });

  it('leaves an Input alone that the pictures fit', () => {
    const before = drawn.graphs.main.nodes.find((node) => node.id === input)?.params;
    expect(paramOf(choose([array('x', [100, 28, 28]), labels('y', 100)]), input, 'shape')).toEqual(before?.['shape']);
  });

  it('takes the loss that one-hot targets need, and that labels need again', () => {
    const oneHot = choose([array('x', [100, 28, 28]), array('y', [100, 10], { range: [0, 1] })]);
    expect(paramOf(oneHot, output, 'loss')).toEqual({ type: 'categorical_crossentropy', params: {} });
    const back = chooseArrays.run(oneHot, { source: 'b.npz', arrays: [array('x', [100, 28, 28]), labels('y', 100)] });
    expect(paramOf(back, output, 'loss')).toEqual({ type: 'sparse_categorical_crossentropy', params: {} });
  });

  it('takes arrays by the names of the nodes first', () => {
    const name = (id: string): string => drawn.graphs.main.nodes.find((node) => node.id === id)?.name ?? '';
    const arrays = [array('x', [100, 28, 28]), array(name(input), [100, 28, 28]), labels(name(output), 100), labels('y', 100)];
    expect(choose(arrays).document.data.columns).toEqual({ [input]: name(input), [output]: name(output) });
  });
});

describe('choices of data', () => {
  it('are one step each, undone and redone byte for byte', () => {
    const train = [array('x_train', [90, 28, 28]), labels('y_train', 90)];
    const test = [array('x_test', [10, 28, 28]), labels('y_test', 10)];
    const steps: readonly ((state: EditorState) => EditorState)[] = [
      (state) => chooseArrays.run(state, { source: 'own.npz', arrays: [...train, ...test] }),
      (state) => setScale.run(state, { column: 'x_train', factor: 1 / 127 }),
      (state) => setArrayRole.run(state, { array: test[0] as ArrayFacts, role: null }),
      (state) => setArrayRole.run(state, { array: test[1] as ArrayFacts, role: null }),
      (state) => setTestShare.run(state, { share: 0.2 }),
      (state) => setArrayRole.run(state, { array: test[0] as ArrayFacts, role: { part: 'test', node: input } }),
      (state) => setScale.run(state, { column: 'x_train', factor: 1 }),
      (state) => setDataSource.run(state, { source: 'mnist' }),
      (state) => chooseSample.run(state, { most: 255 }),
    ];
    const texts = [printDocument(drawn)];
    let state = startOf(drawn);
    for (const step of steps) {
      state = step(state);
      texts.push(printDocument(state.document));
    }
    expect(state.history.past).toHaveLength(steps.length);
    for (const text of texts.toReversed().slice(1)) {
      state = undoStep(state);
      expect(printDocument(state.document)).toBe(text);
    }
    for (const text of texts.slice(1)) {
      state = redoStep(state);
      expect(printDocument(state.document)).toBe(text);
    }
  });
});
