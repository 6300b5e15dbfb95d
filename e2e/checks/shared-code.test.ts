/** @file No shared code names a layer or an op: it reads a property that the definition declares. */
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, filesUnder, isGenerated, isTest, textOf } from './sources.ts';

/** Rooms whose trade are the definitions themselves, or tables over all of them. */
const rooms = /^(engine\/(catalog|program\/(ops|rules|passes)|backends|onnx)\/|e2e\/|resources\/)/;

/** Exceptions by name, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'engine/program/builder.ts': 'its short names (add, mul, ...) are sugar for ops',
  'engine/program/types.ts': 'the word for a value that nothing computes',
  'engine/program/specialize.ts': 'a pass: it turns the batch length into a number',
  'engine/model/compile/lower.ts': 'emits ops, as a definition does: the random streams of a call',
  'engine/model/compile/objective.ts': 'emits ops, as a definition does: the mean over a batch',
};

/** The two ends that every model has; they are roles as much as layers. */
const ends = new Set(['Input', 'Output']);

function idsOf(folder: string): Set<string> {
  const ids = filesUnder(folder, /\.ts$/)
    .filter((path) => !isTest(path))
    .flatMap((path) => /^\s+(?:id|name): '(\w+)'/m.exec(textOf(path))?.[1] ?? []);
  return new Set(ids.filter((id) => !ends.has(id)));
}

function literalsOf(path: string): string[] {
  const found: string[] = [];
  const look = (node: { value: unknown }) => {
    if (typeof node.value === 'string') found.push(node.value);
  };
  new Visitor({ ['Literal']: look }).visit(parseSync(path, textOf(path)).program);
  return found;
}

const shared = codeFiles().filter(
  (path) =>
    !rooms.test(path) && !isTest(path) && !isGenerated(path) && !/\/fixtures(\/|\.ts$)/.test(path) && !(path in exceptions),
);

describe('shared code', () => {
  const layers = idsOf('engine/catalog/layers');
  const ops = idsOf('engine/program/ops');

  it('is looked at, with the ids of every definition', () => {
    expect(layers.size).toBeGreaterThanOrEqual(13);
    expect(ops.size).toBeGreaterThanOrEqual(50);
    expect(shared.length).toBeGreaterThan(100);
  });

  it('names no layer', () => {
    const named = shared.flatMap((path) =>
      literalsOf(path)
        .filter((text) => layers.has(text))
        .map((text) => `${path}: '${text}'`),
    );
    expect(named).toEqual([]);
  });

  it('names no op', () => {
    // Outside of the engine the same short words mean other things: `add`, `select`, `round`.
    const engine = shared.filter((path) => path.startsWith('engine/') && !/^engine\/(formats|process)\//.test(path));
    const named = engine.flatMap((path) =>
      literalsOf(path)
        .filter((text) => ops.has(text))
        .map((text) => `${path}: '${text}'`),
    );
    expect(named).toEqual([]);
  });
});
