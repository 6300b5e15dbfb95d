/** @file Tests of what fits at the end of a wire. */
import { expect, it } from 'vitest';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { allLayers } from '../../engine/model/registry.ts';
import mlp from '../../resources/templates/mnist-mlp.loom.json' with { type: 'json' };
import { fitsPort } from './fits.ts';
import { mainGraph } from './graph.ts';
import type { PortRef } from './refuse.ts';
import { startOf } from './state.ts';

const state = startOf(mlp.document as unknown as LoomDocument);
const idOf = (name: string): string => mainGraph(state).nodes.find((node) => node.name === name)?.id ?? '';
const fitting = (from: PortRef): string[] =>
  allLayers()
    .filter((layer) => fitsPort(state, from, layer))
    .map(({ id }) => id);

it('offers a picture what works on pictures, a list what works on lists', () => {
  const picture = fitting({ node: idOf('image'), port: 'output', side: 'source' });
  expect(picture).toEqual(expect.arrayContaining(['Conv2D', 'Flatten', 'MaxPooling2D', 'Add', 'Dropout']));
  expect(picture).not.toContain('Input');
  const list = fitting({ node: idOf('pixels'), port: 'output', side: 'source' });
  expect(list).toEqual(expect.arrayContaining(['Dense', 'Dropout', 'Output', 'Concatenate']));
  expect(list).not.toContain('Conv2D');
});

it('offers an input what gives something', () => {
  const before = fitting({ node: idOf('hidden1'), port: 'input', side: 'target' });
  expect(before).toEqual(expect.arrayContaining(['Input', 'Flatten', 'Dense']));
  expect(before).not.toContain('Output');
});
