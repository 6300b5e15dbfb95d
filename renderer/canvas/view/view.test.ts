/** @file Tests of what the canvas shows. */
import { describe, expect, it } from 'vitest';
import { centred, shiftToSee, wholeView } from './view.ts';

const rows = [0, 200, 400].flatMap((x) => [0, 152].map((y) => ({ x, y })));

describe('centred', () => {
  it('puts the tutorial where the picture has it', () => {
    expect(centred(rows, { width: 816, height: 520 })).toEqual({ x: 128, y: 144, zoom: 1 });
  });

  it('leaves a drawing that is too large to another zoom', () => {
    expect(centred(rows, { width: 500, height: 520 })).toBeNull();
  });
});

describe('wholeView', () => {
  it('moves up before it hides something behind the zoom control', () => {
    expect(wholeView(rows, { width: 816, height: 322 })).toEqual({ x: 128, y: 30, zoom: 1 });
  });

  it('zooms out where there is less room, and leaves the foot free', () => {
    const { y, zoom } = wholeView(rows, { width: 816, height: 220 });
    expect(zoom).toBeCloseTo((220 - 24 - 52) / 240, 5);
    expect(y + 240 * zoom).toBeCloseTo(220 - 52, 5);
  });
});

describe('shiftToSee', () => {
  const view = { x: 0, y: 0, zoom: 1 };

  it('stays where the node is seen', () => {
    expect(shiftToSee({ x: 100, y: 100 }, view, { width: 816, height: 520 })).toEqual({ x: 0, y: 0 });
  });

  it('moves as little as is needed', () => {
    expect(shiftToSee({ x: 700, y: -10 }, view, { width: 816, height: 520 })).toEqual({ x: 816 - 24 - 700 - 168, y: 34 });
  });

  const control = { x: 12, y: 478, width: 180, height: 30 };

  it('moves up what would stand behind the zoom control', () => {
    const size = { width: 816, height: 520 };
    expect(shiftToSee({ x: 24, y: 408 }, view, size, [control])).toEqual({ x: 0, y: 478 - 10 - 408 - 88 });
    expect(shiftToSee({ x: 24, y: 700 }, view, size, [control])).toEqual({ x: 0, y: 478 - 10 - 700 - 88 });
    expect(shiftToSee({ x: 224, y: 408 }, view, size, [control])).toEqual({ x: 0, y: 0 });
  });

  it('leaves a node beneath it where its top would go out of view', () => {
    const low = { ...control, y: 82 };
    expect(shiftToSee({ x: 24, y: 24 }, view, { width: 816, height: 136 }, [low])).toEqual({ x: 0, y: 0 });
  });
});
