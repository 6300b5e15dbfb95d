/** @file Tests of finding layers: names, synonyms, both languages, slips of the finger. */
import { describe, expect, it } from 'vitest';
import { allLayers } from '../../../engine/model/registry.ts';
import { searchLayers } from './search-layers.ts';

const found = (query: string): string[] => searchLayers(allLayers(), query).map(({ layer }) => layer.id);
const first = (query: string): string | undefined => found(query)[0];

describe('searchLayers', () => {
  it('gives all in their order where nothing is asked for', () => {
    expect(found('  ')).toEqual(allLayers().map(({ id }) => id));
  });

  it.each([
    ['dense', 'Dense'],
    ['conv', 'Conv2D'],
    ['max pool', 'MaxPooling2D'],
    ['pool max', 'MaxPooling2D'],
    ['globalav', 'GlobalAveragePooling2D'],
    ['batch norm', 'BatchNormalization'],
    ['bn', 'BatchNormalization'],
    ['gap', 'GlobalAveragePooling2D'],
  ])('finds by name: %s', (query, id) => expect(first(query)).toBe(id));

  it.each([
    ['fully connected', 'Dense'],
    ['residual', 'Add'],
    ['overfitting', 'Dropout'],
    ['target', 'Output'],
  ])('finds by what it is for: %s', (query, id) => expect(first(query)).toBe(id));

  it.each([
    ['全连接', 'Dense'],
    ['卷积', 'Conv2D'],
    ['展平', 'Flatten'],
    ['正则', 'Dropout'],
  ])('finds by Chinese words whatever the language: %s', (query, id) => expect(found(query)).toContain(id));

  it.each([
    ['desne', 'Dense'],
    ['flaten', 'Flatten'],
    ['covn2d', 'Conv2D'],
    ['drpout', 'Dropout'],
    ['batchnormalisation', 'BatchNormalization'],
    ['cnct', 'Concatenate'],
  ])('forgives slips: %s', (query, id) => expect(first(query)).toBe(id));

  it('finds nothing for what there is nothing of', () => {
    expect(found('transformer')).toEqual([]);
    expect(found('zzz')).toEqual([]);
  });
});
