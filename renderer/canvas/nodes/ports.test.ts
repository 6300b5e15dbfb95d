/** @file Tests of where ports sit. */
import { expect, it } from 'vitest';
import { portOf, slotsOf } from './ports.ts';

const places = (wires: number): [string, number][] =>
  slotsOf([{ name: 'inputs', variadic: true, min: 2, accepts: 'any' }], [wires]).map(({ id, y }) => [id, y]);

it('has one port in the middle', () => {
  expect(slotsOf([{ name: 'input', accepts: 'float' }]).map(({ id, y }) => [id, y])).toEqual([['input', 44]]);
});

it('gives each wire of a variadic port a place, at least as many as it needs', () => {
  expect(places(0)).toEqual([
    ['inputs:0', 30],
    ['inputs:1', 58],
  ]);
  expect(places(3).map(([, y]) => y)).toEqual([22, 44, 66]);
});

it('knows the port of a handle', () => {
  expect([portOf('inputs:2'), portOf('output'), portOf(null)]).toEqual(['inputs', 'output', '']);
});
