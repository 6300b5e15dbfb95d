/** @file Random sequences of every command there is, through the editor's own store: the way back and forth is whole, byte for byte. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ArrayFacts } from '../../engine/data/describe.ts';
import { findSample } from '../../engine/data/samples.ts';
import { printDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { allLayers } from '../../engine/model/registry.ts';
import cnn from '../../resources/templates/mnist-cnn.loom.json' with { type: 'json' };
import empty from '../../resources/templates/empty.loom.json' with { type: 'json' };
import mlp from '../../resources/templates/mnist-mlp.loom.json' with { type: 'json' };
import { clipOf, readClip, writeClip } from './clipboard.ts';
import type { Command } from './commands/command.ts';
import { redo } from './commands/redo.ts';
import { undo } from './commands/undo.ts';
import { createEditor, type Editor } from './editor.ts';
import { mainGraph } from './graph.ts';
import { reportOf } from './report.ts';
import type { EditorState } from './state.ts';

const starts = [mlp, cnn, empty].map(({ document }) => document as unknown as LoomDocument);

/** A seeded source of numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Hand {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = seeded(seed);
  }
  number(below: number): number {
    return Math.floor(this.#next() * below);
  }
  /** Undefined where there is nothing to take. */
  one<T>(from: readonly T[]): T | undefined {
    return from[this.number(from.length)];
  }
  some<T>(from: readonly T[]): T[] {
    return from.filter(() => this.#next() < 0.3);
  }
  point(): { readonly x: number; readonly y: number } {
    return { x: 8 * this.number(150), y: 8 * this.number(80) };
  }
  chance(): boolean {
    return this.#next() < 0.5;
  }
}

const ids = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);
const node = (hand: Hand, state: EditorState): string => hand.one(ids(mainGraph(state).nodes)) ?? 'none';
const wire = (hand: Hand, state: EditorState): string => hand.one(ids(mainGraph(state).edges)) ?? 'none';
const array = (hand: Hand): ArrayFacts => ({
  name: hand.one(['x', 'y', 'x_test', 'y_test']) ?? 'x',
  shape: hand.one([[60, 28, 28], [60], [20, 32, 32, 3], [60, 10]]) ?? [60],
  element: 'uint8',
  dtype: 'i32',
  range: [0, hand.chance() ? 9 : 255],
  whole: true,
  broken: null,
});
const type = (hand: Hand): string => hand.one(allLayers())?.id ?? '';

function ends(hand: Hand, state: EditorState) {
  const port = hand.chance() ? 'input' : 'inputs';
  return { source: node(hand, state), sourcePort: 'output', target: node(hand, state), targetPort: port };
}

function repair(hand: Hand, state: EditorState) {
  const offered = reportOf(state).issues.flatMap((issue) => issue.fixes.map((fix) => ({ fix, node: issue.node })));
  return hand.one(offered);
}

function copied(state: EditorState) {
  const clip = clipOf(state);
  return clip && readClip(writeClip(clip));
}

/** What each command is called with; undefined: not now. */
const args: Readonly<Record<string, (hand: Hand, state: EditorState) => unknown>> = {
  'add-node': (hand, state) => ({
    type: type(hand),
    position: hand.point(),
    onWire: hand.chance() ? wire(hand, state) : null,
    from: hand.chance() ? { node: node(hand, state), port: 'output', side: 'source' } : null,
  }),
  'append-node': (hand) => ({ type: type(hand) }),
  'apply-fix': repair,
  'choose-arrays': (hand) => ({ source: hand.chance() ? 'a.npz' : 'b.npz', arrays: [array(hand), array(hand), array(hand)] }),
  'choose-sample': (hand) => ({ most: hand.chance() ? 1 : 255 }),
  'clear-selection': () => null,
  connect: ends,
  'cut-wires': (hand, state) => ({ edges: hand.some(ids(mainGraph(state).edges)) }),
  'disconnect-selection': () => null,
  duplicate: (hand) => (hand.chance() ? null : { by: hand.point() }),
  'heal-selection': () => null,
  'move-nodes': (hand, state) => ({ positions: { [node(hand, state)]: hand.point() }, ...(hand.chance() ? { merge: 'm' } : {}) }),
  paste: (hand, state) => {
    const clip = copied(state);
    return clip ? { clip, at: hand.chance() ? hand.point() : null } : undefined;
  },
  reconnect: (hand, state) => ({ edge: wire(hand, state), ends: ends(hand, state) }),
  redo: () => null,
  'remove-selection': () => null,
  'rename-node': (hand, state) => ({ node: node(hand, state), name: `name${hand.number(9)}` }),
  select: (hand, state) => ({ nodes: hand.some(ids(mainGraph(state).nodes)), edges: hand.some(ids(mainGraph(state).edges)) }),
  'select-all': () => null,
  'select-connected': () => null,
  'select-downstream': () => null,
  'select-upstream': () => null,
  'set-array-role': (hand, state) => ({
    array: array(hand),
    role: hand.chance() ? { part: hand.chance() ? 'train' : 'test', node: node(hand, state) } : null,
  }),
  'set-data-column': (hand, state) => ({ node: node(hand, state), column: hand.chance() ? 'image' : 'label' }),
  'set-data-source': (hand) => ({ source: hand.chance() ? 'mnist' : 'digits.npz' }),
  'set-document-name': (hand) => ({ name: `Drawing ${hand.number(9)}` }),
  'set-param': (hand, state) => ({
    node: node(hand, state),
    param: hand.one(['units', 'activation', 'rate', 'kernel_size']),
    value: hand.one([3, 0.5, 'relu', [3, 3], [5, 3]]),
    ...(hand.chance() ? { merge: 'field' } : {}),
  }),
  'set-params': (hand, state) => ({ node: node(hand, state), values: { units: hand.number(64), activation: 'relu' } }),
  'set-scale': (hand) => ({ column: hand.one(['image', 'x', 'y']), factor: hand.one([1, 255, 1 / 255]) }),
  'set-test-share': (hand) => ({ share: hand.one([0, 0.1, 0.25]) }),
  'set-training': (hand) => ({ values: { epochs: 1 + hand.number(20) }, ...(hand.chance() ? { merge: 'epochs' } : {}) }),
  'splice-node': (hand, state) => ({ node: node(hand, state), wire: wire(hand, state), position: hand.point() }),
  undo: () => null,
};

/** Every command that lies in the folder. */
async function allCommands(): Promise<readonly Command<unknown>[]> {
  const folder = fileURLToPath(new URL('./commands/', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(`./commands/${file.slice(0, -3)}.ts`)));
  const things: readonly unknown[] = modules.flatMap((module) => Object.values(module as Record<string, unknown>));
  return things.filter(
    (thing): thing is Command<unknown> => typeof thing === 'object' && thing !== null && 'id' in thing && 'run' in thing,
  );
}

function opened(seed: number): Editor {
  const editor = createEditor();
  editor.open(structuredClone(starts[seed % starts.length] as LoomDocument));
  const sample = findSample('mnist');
  if (sample) {
    editor.setFacts({ source: 'mnist', columns: sample.columns, train: sample.length, test: sample.testLength });
  }
  return editor;
}

function expectWhole(state: EditorState): void {
  const { nodes, edges } = mainGraph(state);
  expect(new Set(ids(nodes)).size).toBe(nodes.length);
  expect(new Set(ids(edges)).size).toBe(edges.length);
  const known = new Set(ids(nodes));
  expect(edges.filter(({ source, target }) => !known.has(source) || !known.has(target))).toEqual([]);
  expect(Object.keys(state.document.data.columns).filter((id) => !known.has(id) && id !== 'none')).toEqual([]);
}

/** How many steps one command takes back. */
function runAll(editor: Editor, command: Command): number {
  let count = 0;
  while (editor.execute(command, null)) count += 1;
  return count;
}

describe('undo and redo', () => {
  it('lead back to the first drawing and on to the last, over 200 sequences of 60 random gestures', async () => {
    const commands = await allCommands();
    expect(commands.map(({ id }) => id).sort()).toEqual(Object.keys(args).sort());
    const counted = new Set<string>();
    for (let seed = 1; seed <= 200; seed += 1) {
      const hand = new Hand(seed);
      const editor = opened(seed);
      const first = printDocument(editor.store.getState().document);
      for (let gesture = 0; gesture < 60; gesture += 1) {
        const before = editor.store.getState();
        const command = hand.one(commands) as Command<unknown>;
        const values = args[command.id]?.(hand, before);
        if (values === undefined || !editor.execute(command, values)) continue;
        const after = editor.store.getState();
        if (after !== before) counted.add(command.id);
        const made = after.history.past.length - before.history.past.length;
        if (command.id !== 'undo') expect(made, command.id).toBeLessThanOrEqual(1);
        expectWhole(after);
      }
      const last = printDocument(editor.store.getState().document);
      const back = runAll(editor, undo);
      expect(printDocument(editor.store.getState().document), `undo, seed ${seed}`).toBe(first);
      for (let step = 0; step < back; step += 1) editor.execute(redo, null);
      expect(printDocument(editor.store.getState().document), `redo, seed ${seed}`).toBe(last);
    }
    expect([...counted].sort()).toEqual(Object.keys(args).sort());
  });
});
