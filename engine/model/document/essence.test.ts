/** @file What makes two drawings the same for a run, and what does not. */
import { describe, expect, it } from 'vitest';
import { sameForTraining } from './essence.ts';
import { chain } from './fixtures.ts';
import type { LoomDocument } from './types.ts';

const drawn = chain([['Dense', { units: 4, activation: 'relu' }]], { shape: [3] });
const changed = (change: (document: LoomDocument) => void): LoomDocument => {
  const copy = structuredClone(drawn);
  change(copy);
  return copy;
};

describe('sameForTraining', () => {
  it.each([
    ['a place', changed((document) => void Object.assign(document.graphs.main.nodes[1] ?? {}, { position: { x: 9, y: 9 } }))],
    ['the name of the drawing', changed((document) => void Object.assign(document, { name: 'another' }))],
    ['the number of epochs', changed((document) => void Object.assign(document.training, { epochs: 99 }))],
    ['the order of keys', { ...drawn, training: Object.fromEntries(Object.entries(drawn.training).reverse()) } as never],
  ])('passes over %s', (_, other) => expect(sameForTraining(drawn, other)).toBe(true));

  it.each([
    ['a parameter', changed((document) => void Object.assign(document.graphs.main.nodes[1]?.params ?? {}, { units: 5 }))],
    ['the name of a layer', changed((document) => void Object.assign(document.graphs.main.nodes[1] ?? {}, { name: 'other' }))],
    ['a wire', changed((document) => void (document.graphs.main.edges as unknown[]).pop())],
    ['a setting of training', changed((document) => void Object.assign(document.training, { seed: 1234 }))],
    ['the data', changed((document) => void Object.assign(document.data, { source: 'mine.npz' }))],
  ])('tells %s', (_, other) => expect(sameForTraining(drawn, other)).toBe(false));
});
