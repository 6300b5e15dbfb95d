/** @file Tests of commands of gestures: appending up to the Output, splicing, healing, cutting, moving ends, copying. */
import { describe, expect, it } from 'vitest';
import { findSample } from '../../../engine/data/samples.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import empty from '../../../resources/templates/empty.loom.json' with { type: 'json' };
import mlp from '../../../resources/templates/mnist-mlp.loom.json' with { type: 'json' };
import { clipOf, readClip, writeClip } from '../clipboard.ts';
import { mainGraph } from '../graph.ts';
import { headOffer } from '../offer.ts';
import { type EditorState, selectionOf, startOf } from '../state.ts';
import { addNode } from './add-node.ts';
import { appendNode } from './append-node.ts';
import { cutWires } from './cut-wires.ts';
import { duplicate } from './duplicate.ts';
import { healSelection } from './heal-selection.ts';
import { paste } from './paste.ts';
import { reconnect } from './reconnect.ts';
import { selectConnected } from './select-connected.ts';
import { selectDownstream } from './select-downstream.ts';
import { selectUpstream } from './select-upstream.ts';
import { setParams } from './set-params.ts';
import { spliceNode } from './splice-node.ts';
import { undo } from './undo.ts';

function open(template: { readonly document: unknown }): EditorState {
  const sample = findSample('mnist');
  if (!sample) throw new Error('no sample');
  const facts = { source: 'mnist', columns: sample.columns, train: sample.length, test: sample.testLength };
  return { ...startOf(template.document as LoomDocument), facts };
}

const idOf = (state: EditorState, name: string): string => mainGraph(state).nodes.find((node) => node.name === name)?.id ?? '';
const nameOf = (state: EditorState, id: string): string => mainGraph(state).nodes.find((node) => node.id === id)?.name ?? '';
const wires = (state: EditorState): string[] =>
  mainGraph(state)
    .edges.map(({ source, target }) => `${nameOf(state, source)}>${nameOf(state, target)}`)
    .sort();
const wireTo = (state: EditorState, name: string): string =>
  mainGraph(state).edges.find(({ target }) => target === idOf(state, name))?.id ?? '';
const choose = (state: EditorState, ...names: readonly string[]): EditorState => ({
  ...state,
  selection: selectionOf(...names.map((name) => idOf(state, name))),
});
const place = (state: EditorState, name: string) => mainGraph(state).nodes.find((node) => node.name === name)?.position;

describe('append-node between the layers and the Output', () => {
  it('wires the new end to an Output that waits, and splices the next one in before it', () => {
    const one = appendNode.run(open(empty), { type: 'Flatten' });
    expect(wires(one)).toEqual(['flatten>digit', 'image>flatten']);
    const two = appendNode.run(one, { type: 'Dense' });
    expect(wires(two)).toEqual(['dense>digit', 'flatten>dense', 'image>flatten']);
    expect(undo.run(two, null).document).toBe(one.document);
  });

  it('keeps the Output in the row’s next place', () => {
    const state = ['Flatten', 'Dense', 'Dense', 'Dense'].reduce((now, type) => appendNode.run(now, { type }), open(empty));
    expect(place(state, 'dense_2')).toEqual({ x: 0, y: 152 });
    expect(place(state, 'digit')).toEqual({ x: 200, y: 152 });
  });

  it('branches off a node that feeds a layer already', () => {
    const state = appendNode.run(choose(open(mlp), 'pixels'), { type: 'Dropout' });
    expect(wires(state)).toContain('pixels>hidden1');
    expect(wires(state)).toContain('pixels>dropout');
    expect(wires(state)).toContain('scores>digit');
  });

  it('takes a selected Output for what it ends', () => {
    const state = appendNode.run(choose(open(mlp), 'digit'), { type: 'Dropout' });
    expect(wires(state)).toEqual(expect.arrayContaining(['scores>dropout', 'dropout>digit']));
  });
});

describe('offers', () => {
  it('offers the last layer what fits the target, until it has it', () => {
    const state = ['Flatten', 'Dense'].reduce((now, type) => appendNode.run(now, { type }), open(empty));
    const node = idOf(state, 'dense');
    const offer = headOffer(state, node);
    expect(offer?.values).toEqual({ units: 10, activation: 'softmax' });
    const taken = setParams.run(state, { node, values: offer?.values ?? {} });
    expect(headOffer(taken, node)).toBeNull();
    expect(undo.run(taken, null).document).toBe(state.document);
  });

  it('offers nothing to layers in between', () => {
    expect(headOffer(open(mlp), idOf(open(mlp), 'hidden1'))).toBeNull();
  });
});

describe('splicing', () => {
  it('puts a new node into a wire and makes room in the row', () => {
    const before = open(mlp);
    const at = place(before, 'hidden1') ?? { x: 0, y: 0 };
    const state = addNode.run(before, {
      type: 'Dropout',
      position: { x: at.x - 100, y: at.y },
      onWire: wireTo(before, 'hidden1'),
    });
    expect(wires(state)).toEqual(expect.arrayContaining(['pixels>dropout', 'dropout>hidden1']));
    expect(place(state, 'dropout')).toEqual(at);
    expect(place(state, 'hidden1')).toEqual({ x: at.x + 200, y: at.y });
    expect(undo.run(state, null).document).toBe(before.document);
  });

  it('puts a node that stands free into a wire, and leaves a wired one alone', () => {
    const loose = addNode.run(open(mlp), { type: 'Dropout', position: { x: 0, y: 600 } });
    const free = spliceNode.run(loose, {
      node: idOf(loose, 'dropout'),
      wire: wireTo(loose, 'digit'),
      position: { x: 0, y: 600 },
    });
    expect(wires(free)).toEqual(expect.arrayContaining(['scores>dropout', 'dropout>digit']));
    const wired = { node: idOf(loose, 'hidden1'), wire: wireTo(loose, 'digit'), position: { x: 0, y: 600 } };
    expect(spliceNode.run(loose, wired)).toBe(loose);
  });

  it('puts a layer where it is dropped, or right beside what stands there', () => {
    const before = open(mlp);
    const at = place(before, 'image') ?? { x: 0, y: 0 };
    const dropped = (x: number, y: number) =>
      place(addNode.run(before, { type: 'Dropout', position: { x: at.x + x, y: at.y + y } }), 'dropout');
    expect(dropped(-168, 40)).toEqual({ x: at.x - 168, y: at.y + 40 });
    expect(dropped(-120, -48)).toEqual({ x: at.x - 120, y: at.y - 96 });
    expect(dropped(-160, 0)).toEqual({ x: at.x - 176, y: at.y });
  });

  it('wires a new node to the port that a wire was drawn from', () => {
    const before = open(empty);
    const from = { node: idOf(before, 'digit'), port: 'input', side: 'target' } as const;
    const state = addNode.run(before, { type: 'Dense', position: { x: 0, y: 300 }, from });
    expect(wires(state)).toEqual(['dense>digit']);
  });
});

describe('heal-selection', () => {
  it('joins the wires over what goes, also over several in a row', () => {
    expect(wires(healSelection.run(choose(open(mlp), 'hidden1', 'hidden2'), null))).toEqual([
      'image>pixels',
      'pixels>scores',
      'scores>digit',
    ]);
  });

  it('leaves nothing where nothing came in', () => {
    expect(wires(healSelection.run(choose(open(mlp), 'image'), null))).not.toContain('image>pixels');
  });

  it('joins each wire that went out, and none twice', () => {
    const sum = addNode.run(choose(open(mlp)), { type: 'Add', position: { x: 0, y: 600 } });
    const add = idOf(sum, 'add');
    const into = (name: string) => ({ source: idOf(sum, name), sourcePort: 'output', target: add, targetPort: 'inputs' });
    const edges = [...mainGraph(sum).edges, { id: 'a', ...into('hidden1') }, { id: 'b', ...into('hidden2') }];
    const { document } = sum;
    const wired = { ...sum, document: { ...document, graphs: { main: { ...document.graphs.main, edges } } } };
    const healed = healSelection.run(choose(wired, 'hidden2'), null);
    expect(wires(healed).filter((wire) => wire === 'hidden1>add')).toHaveLength(1);
    expect(wires(healed)).toContain('hidden1>scores');
  });
});

describe('wires', () => {
  it('are cut together, as one step', () => {
    const before = open(mlp);
    const state = cutWires.run(before, { edges: [wireTo(before, 'hidden1'), wireTo(before, 'digit')] });
    expect(wires(state)).toHaveLength(3);
    expect(undo.run(state, null).document).toBe(before.document);
  });

  it('move by an end, but not into a circle', () => {
    const before = open(mlp);
    const edge = wireTo(before, 'scores');
    const to = (source: string, target: string) => ({
      edge,
      ends: { source: idOf(before, source), sourcePort: 'output', target: idOf(before, target), targetPort: 'input' },
    });
    expect(wires(reconnect.run(before, to('hidden1', 'scores')))).toContain('hidden1>scores');
    expect(reconnect.run(before, to('scores', 'hidden1'))).toBe(before);
    expect(reconnect.run(before, to('hidden2', 'scores'))).toBe(before);
  });
});

describe('selecting along wires', () => {
  it.each([
    [selectUpstream, ['hidden1', 'image', 'pixels']],
    [selectDownstream, ['digit', 'hidden1', 'hidden2', 'scores']],
    [selectConnected, ['digit', 'hidden1', 'hidden2', 'image', 'pixels', 'scores']],
  ])('%o', (command, expected) => {
    const state = command.run(choose(open(mlp), 'hidden1'), null);
    expect(state.selection.nodes.map((id) => nameOf(state, id)).sort()).toEqual(expected);
  });
});

describe('the clipboard', () => {
  const copied = (state: EditorState) => {
    const clip = clipOf(state);
    return clip && readClip(writeClip(clip));
  };

  it('carries nodes, inner wires and bindings into another drawing under free names', () => {
    const clip = copied(choose(open(mlp), 'image', 'pixels', 'digit'));
    if (!clip) throw new Error('nothing copied');
    const state = paste.run(open(empty), { clip, at: null });
    expect(mainGraph(state).nodes.map(({ name }) => name)).toEqual(['image', 'digit', 'image_1', 'pixels', 'digit_1']);
    expect(wires(state)).toEqual(['image_1>pixels']);
    expect(state.document.data.columns[idOf(state, 'image_1')]).toBe('image');
    expect(state.selection.nodes).toHaveLength(3);
  });

  it('puts the middle of what was copied at the cursor, and never over what was pasted before', () => {
    const clip = copied(choose(open(mlp), 'hidden1'));
    if (!clip) throw new Error('nothing copied');
    const one = paste.run(open(mlp), { clip, at: { x: 1000, y: 1000 } });
    expect(place(one, 'hidden1_1')).toEqual({ x: 920, y: 960 });
    expect(place(paste.run(one, { clip, at: { x: 1000, y: 1000 } }), 'hidden1_2')).toEqual({ x: 944, y: 984 });
  });

  it('gives a copy of a shared layer weights of its own', () => {
    const base = open(mlp);
    const { document } = base;
    const nodes = mainGraph(base).nodes.map((node) =>
      node.name === 'hidden2'
        ? { id: node.id, type: node.type, name: node.name, position: node.position, shares: idOf(base, 'hidden1') }
        : node,
    );
    const shared = { ...base, document: { ...document, graphs: { main: { ...document.graphs.main, nodes } } } };
    const clip = clipOf(choose(shared, 'hidden2'));
    expect(clip?.nodes[0]?.shares).toBeUndefined();
    expect(clip?.nodes[0]?.params?.['units']).toBe(64);
  });

  it.each([
    'Dense(64)',
    '{"layerloom":"nodes"',
    '{"layerloom":"nodes","version":2,"nodes":[{"id":"a","type":"Dense","name":"a"}],"edges":[],"columns":{}}',
    '{"layerloom":"nodes","version":1,"nodes":[],"edges":[],"columns":{}}',
    '{"layerloom":"nodes","version":1,"nodes":[{"id":"a","type":"Dense","name":"a"},{"id":"a","type":"Dense","name":"b"}],"edges":[],"columns":{}}',
    '{"nodes":[{"id":"a"}]}',
    '[1]',
    'null',
  ])('is no copy of nodes: %s', (text) => expect(readClip(text)).toBeNull());

  it('duplicates beneath, with the inner wires, over nothing that stands there', () => {
    const state = duplicate.run(choose(open(mlp), 'hidden1', 'hidden2'), null);
    expect(wires(state)).toContain('hidden1_1>hidden2_1');
    expect(wires(state)).toHaveLength(6);
    const { nodes } = mainGraph(state);
    const spots = new Set(nodes.map(({ position }) => `${position.x} ${position.y}`));
    expect(spots.size).toBe(nodes.length);
  });
});
