/** @file Tests of key names: the same shortcut on keyboards of several countries. */
import { describe, expect, it } from 'vitest';
import { keycap, pressesOf } from './key-names.ts';

const press = (key: string, code: string, held: string = '') => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
});

describe('pressesOf', () => {
  it.each([
    ['US', press('z', 'KeyZ', 'c'), 'Mod+Z'],
    ['German, where Z and Y change places', press('z', 'KeyY', 'c'), 'Mod+Z'],
    ['French', press('a', 'KeyQ', 'c'), 'Mod+A'],
    ['Russian', press('я', 'KeyZ', 'c'), 'Mod+Z'],
    ['Mac', press('z', 'KeyZ', 'm'), 'Mod+Z'],
    ['Mac, Alt+S', press('ß', 'KeyS', 'a'), 'Alt+S'],
    ['Shift+A', press('A', 'KeyA', 's'), 'Shift+A'],
    ['US, Shift+1', press('!', 'Digit1', 's'), 'Shift+1'],
    ['French, Shift+1', press('1', 'Digit1', 's'), 'Shift+1'],
    ['US, slash', press('/', 'Slash'), '/'],
    ['German, slash', press('/', 'Digit7', 's'), '/'],
    ['Russian, slash', press('.', 'Slash'), '/'],
    ['US, question mark', press('?', 'Slash', 's'), '?'],
    ['German, question mark', press('?', 'Minus', 's'), '?'],
    ['US, plus', press('+', 'Equal', 's'), '+'],
    ['number pad', press('+', 'NumpadAdd'), '+'],
    ['German, minus', press('-', 'Slash'), '-'],
    ['Delete', press('Delete', 'Delete', 'c'), 'Mod+Delete'],
  ])('%s', (_, event, name) => expect(pressesOf(event)).toContain(name));

  it('takes a Latin letter at its word alone: Ctrl+W on a French keyboard is not Ctrl+Z', () => {
    expect(pressesOf(press('w', 'KeyZ', 'c'))).toEqual(['Mod+W']);
  });

  it('puts the sign before the place', () => {
    expect(pressesOf(press('-', 'Slash'))[0]).toBe('-');
    expect(pressesOf(press('?', 'Minus', 's'))[0]).toBe('?');
  });
});

it('writes keycaps', () => {
  expect(['Mod+Shift+Z', '+', 'Mod+Delete', 'Alt+S U'].map(keycap)).toEqual(['Ctrl Shift Z', '+', 'Ctrl Del', 'Alt S U']);
});
