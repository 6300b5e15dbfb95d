/** @file Tests of the order of layers by use. */
import { expect, it } from 'vitest';
import { allLayers } from '../../../engine/model/registry.ts';
import { byUsage, taken, type Usage } from './usage.ts';

it('puts the last three first, then those taken most often', () => {
  const start: Usage = { recent: [], counts: {} };
  const use = ['Dense', 'Dense', 'Dense', 'Add', 'Add', 'Flatten', 'Conv2D', 'Flatten', 'Dropout'].reduce(taken, start);
  expect(
    byUsage(allLayers(), use)
      .map(({ id }) => id)
      .slice(0, 5),
  ).toEqual(['Dropout', 'Flatten', 'Conv2D', 'Dense', 'Add']);
});
