/** @file Tests of the editor's commands: what each does to the document, and that undo takes it back whole. */
import { describe, expect, it } from 'vitest';
import { findSample } from '../../../engine/data/samples.ts';
import { chain } from '../../../engine/model/document/fixtures.ts';
import { fixText } from '../../../engine/model/fix-text.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { mainGraph } from '../graph.ts';
import { markSaved } from '../history.ts';
import { reportOf } from '../report.ts';
import { type EditorState, isDirty, startOf } from '../state.ts';
import { addNode } from './add-node.ts';
import { appendNode } from './append-node.ts';
import { applyFix } from './apply-fix.ts';
import { clearSelection } from './clear-selection.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { moveNodes } from './move-nodes.ts';
import { redo } from './redo.ts';
import { removeSelection } from './remove-selection.ts';
import { renameNode } from './rename-node.ts';
import { selectAll } from './select-all.ts';
import { select } from './select.ts';
import { setDataColumn } from './set-data-column.ts';
import { setDataSource } from './set-data-source.ts';
import { setDocumentName } from './set-document-name.ts';
import { setParam } from './set-param.ts';
import { setTraining } from './set-training.ts';
import { undo } from './undo.ts';

const empty: LoomDocument = {
  version: 1,
  name: 'Test',
  graphs: { main: { nodes: [], edges: [] } },
  training: {
    epochs: 10,
    batch_size: 32,
    validation_split: 0.1,
    shuffle: true,
    seed: 7,
    optimizer: { type: 'Adam', params: {} },
    early_stopping: null,
  },
  data: { source: 'mnist', columns: {} },
};

function start(): EditorState {
  const sample = findSample('mnist');
  if (!sample) throw new Error('no sample');
  const facts = { source: 'mnist', columns: sample.columns, train: sample.length, test: sample.testLength };
  return { ...startOf(empty), facts };
}

function drawn(...types: readonly string[]): EditorState {
  return types.reduce((state, type) => appendNode.run(state, { type }), start());
}

const names = (state: EditorState): string[] => mainGraph(state).nodes.map((node) => node.name);
const wires = (state: EditorState): string[] => mainGraph(state).edges.map((edge) => `${edge.source}>${edge.target}`);

describe('append-node', () => {
  it('chains and wires what is appended, in rows of four', () => {
    const state = drawn('Input', 'Flatten', 'Dense', 'Dense', 'Dense', 'Output');
    expect(names(state)).toEqual(['input', 'flatten', 'dense', 'dense_1', 'dense_2', 'output']);
    expect(wires(state)).toEqual(['n1>n2', 'n2>n3', 'n3>n4', 'n4>n5', 'n5>n6']);
    expect(mainGraph(state).nodes.map((node) => node.position)).toEqual([
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 400, y: 0 },
      { x: 600, y: 0 },
      { x: 0, y: 152 },
      { x: 200, y: 152 },
    ]);
    expect(state.selection.nodes).toEqual(['n6']);
  });

  it('binds the ends to the data', () => {
    expect(drawn('Input', 'Flatten', 'Output').document.data.columns).toEqual({ n1: 'image', n3: 'label' });
  });

  it('appends to the selected node, beside what it feeds already', () => {
    const state = appendNode.run(select.run(drawn('Input', 'Flatten'), { nodes: ['n1'], edges: [] }), { type: 'Conv2D' });
    expect(wires(state)).toEqual(['n1>n2', 'n1>n3']);
    expect(mainGraph(state).nodes[2]?.position).toEqual({ x: 200, y: 128 });
  });

  it('moves an Output on that nothing feeds yet', () => {
    const ends = addNode.run(drawn('Input'), { type: 'Output', position: { x: 200, y: 0 } });
    const state = appendNode.run(select.run(ends, { nodes: ['n1'], edges: [] }), { type: 'Flatten' });
    expect(mainGraph(state).nodes.map((node) => [node.name, node.position.x])).toEqual([
      ['input', 0],
      ['output', 400],
      ['flatten', 200],
    ]);
    expect(undo.run(state, null).document).toEqual(ends.document);
  });

  it('starts a second Input on its own', () => {
    expect(wires(drawn('Input', 'Input'))).toEqual([]);
  });

  it('leaves the drawing as it is for a type that there is none of', () => {
    const state = drawn('Input');
    expect(appendNode.run(state, { type: 'Dens' })).toBe(state);
  });
});

describe('connect', () => {
  const apart = addNode.run(drawn('Input', 'Flatten'), { type: 'Dense', position: { x: 0, y: 200 } });
  const ends = (source: string, target: string) => ({ source, sourcePort: 'output', target, targetPort: 'input' });

  it('draws a wire', () => {
    expect(wires(connect.run(apart, ends('n2', 'n3')))).toEqual(['n1>n2', 'n2>n3']);
  });

  it('refuses circles, second wires and the node itself', () => {
    const wired = connect.run(apart, ends('n2', 'n3'));
    for (const wire of [ends('n3', 'n2'), ends('n1', 'n3'), ends('n3', 'n3')]) expect(connect.run(wired, wire)).toBe(wired);
  });

  it('lets a variadic port take several wires, each source once', () => {
    const two = drawn('Input', 'Flatten', 'Concatenate');
    const ends2 = { source: 'n1', sourcePort: 'output', target: 'n3', targetPort: 'inputs' };
    const state = connect.run(two, ends2);
    expect(wires(state)).toEqual(['n1>n2', 'n2>n3', 'n1>n3']);
    expect(connect.run(state, ends2)).toBe(state);
  });
});

describe('remove-selection', () => {
  it('takes nodes with their wires and bindings', () => {
    const state = removeSelection.run(select.run(drawn('Input', 'Flatten', 'Dense'), { nodes: ['n1'], edges: [] }), null);
    expect([names(state), wires(state), state.document.data.columns]).toEqual([['flatten', 'dense'], ['n2>n3'], {}]);
  });

  it('takes wires alone', () => {
    const state = removeSelection.run(select.run(drawn('Input', 'Flatten'), { nodes: [], edges: ['e1'] }), null);
    expect([names(state), wires(state)]).toEqual([['input', 'flatten'], []]);
  });

  it('is off while nothing is selected', () => {
    expect(removeSelection.enabled(start())).toBe(false);
  });
});

describe('apply-fix', () => {
  it('inserts a node before another and makes room for it', () => {
    const state = applyFix.run(drawn('Input', 'Dense'), {
      fix: { kind: 'insert-before', type: 'Flatten', params: {}, port: 'input' },
      node: 'n2',
    });
    expect(wires(state)).toEqual(['n3>n2', 'n1>n3']);
    expect(mainGraph(state).nodes.map((node) => node.position.x)).toEqual([0, 400, 200]);
  });

  it('sets a parameter of the node that feeds a wire of a variadic port', () => {
    const branches = appendNode.run(select.run(drawn('Input', 'Conv2D'), { nodes: ['n2'], edges: [] }), { type: 'Add' });
    const sum = connect.run(branches, { source: 'n1', sourcePort: 'output', target: 'n3', targetPort: 'inputs' });
    const [issue] = reportOf(sum).issues.filter((each) => each.node === 'n3');
    const fix = issue?.fixes[0];
    if (!fix) throw new Error('no fix');
    const state = applyFix.run(sum, { fix, node: 'n3' });
    expect(mainGraph(state).nodes[1]?.params?.['padding']).toBe('same');
    expect(reportOf(state).issues.filter((each) => each.node === 'n3' && each.severity === 'error')).toEqual([]);
  });

  it('makes a model of classes one of amounts, for a target of decimal numbers, in one step', () => {
    const classifier = chain([
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const columns = [
      { name: 'x', shape: [28, 28], dtype: 'f32', range: [0, 1] },
      { name: 'price', shape: [], dtype: 'f32', range: [0.5, 9] },
    ] as const;
    const priced = { ...classifier, data: { source: 'houses.npz', columns: { in: 'x', out: 'price' } } };
    const before = { ...startOf(priced), facts: { source: 'houses.npz', columns, train: 50, test: null } };
    const issue = reportOf(before).issues.find(({ code }) => code === 'model.target-not-label');
    const fix = issue?.fixes.at(-1);
    if (!issue || !fix) throw new Error('no fix');
    const after = applyFix.run(before, { fix, node: 'out' });
    expect(reportOf(after).issues).toEqual([]);
    expect(mainGraph(after).nodes.at(-2)?.params).toMatchObject({ units: 1, activation: 'linear' });
    expect(mainGraph(after).nodes.at(-1)?.params).toMatchObject({
      loss: { type: 'mean_squared_error' },
      metrics: [{ type: 'mean_absolute_error' }],
    });
    expect(fixText(fix, issue, before.document, 'en')).toBe('Use mean_squared_error; set “l1” to 1, linear');
    expect(undo.run(after, null).document).toEqual(priced);
  });

  it('does not offer the input for a target of classes', () => {
    const columns = [{ name: 'x', shape: [28, 28], dtype: 'i32', range: [0, 255] }] as const;
    const alone = { ...chain([['Flatten', {}]]), data: { source: 'x.npz', columns: { in: 'x' } } };
    const { issues } = reportOf({ ...startOf(alone), facts: { source: 'x.npz', columns, train: 50, test: null } });
    expect(issues.find(({ code }) => code === 'model.no-labels')).toMatchObject({
      node: 'out',
      values: { known: 'x' },
      fixes: [],
    });
  });

  it('adds a missing end, bound to the data', () => {
    const state = applyFix.run(drawn('Input'), { fix: { kind: 'add-node', type: 'Output', params: {} }, node: null });
    expect([names(state), state.document.data.columns['n2']]).toEqual([['input', 'output'], 'label']);
  });
});

describe('history', () => {
  const changes: readonly [string, (state: EditorState) => EditorState][] = [
    ['add-node', (state) => addNode.run(state, { type: 'Dense', position: { x: 8, y: 8 } })],
    ['append-node', (state) => appendNode.run(state, { type: 'Dense' })],
    ['move-nodes', (state) => moveNodes.run(state, { positions: { n1: { x: 5, y: 6 } } })],
    ['remove-selection', (state) => removeSelection.run(selectAll.run(state, null), null)],
    ['rename-node', (state) => renameNode.run(state, { node: 'n1', name: ' picture ' })],
    ['set-param', (state) => setParam.run(state, { node: 'n3', param: 'units', value: 12 })],
    ['set-training', (state) => setTraining.run(state, { values: { epochs: 3 } })],
    ['set-data-column', (state) => setDataColumn.run(state, { node: 'n1', column: 'label' })],
    ['set-data-source', (state) => setDataSource.run(state, { source: 'digits.npz' })],
    ['set-document-name', (state) => setDocumentName.run(state, { name: 'Other' })],
  ];

  it.each(changes)('%s is undone and redone whole, as one step', (_, change) => {
    const before = drawn('Input', 'Flatten', 'Dense');
    const after = change(before);
    expect(after.document).not.toEqual(before.document);
    const back = undo.run(after, null);
    expect(back.document).toEqual(before.document);
    expect(redo.run(back, null).document).toEqual(after.document);
  });

  it('leaves no step where nothing changed', () => {
    const state = drawn('Input');
    expect(setTraining.run(state, { values: { epochs: 10 } })).toBe(state);
    expect(renameNode.run(state, { node: 'n1', name: '  ' })).toBe(state);
  });

  it('takes what is typed into one field as one step', () => {
    const type = (state: EditorState, value: number) =>
      setParam.run(state, { node: 'n3', param: 'units', value, merge: 'units' });
    const before = drawn('Input', 'Flatten', 'Dense');
    expect(undo.run(type(type(before, 1), 12), null).document).toEqual(before.document);
  });

  it('forgets what was taken back once something new is done', () => {
    const state = setTraining.run(undo.run(drawn('Input', 'Flatten'), null), { values: { epochs: 2 } });
    expect(redo.enabled(state)).toBe(false);
  });

  it('knows whether the drawing differs from what was saved', () => {
    const saved = markSaved(drawn('Input'));
    const changed = appendNode.run(saved, { type: 'Flatten' });
    expect([isDirty(saved), isDirty(changed), isDirty(undo.run(changed, null))]).toEqual([false, true, false]);
  });
});

describe('selection', () => {
  it('selects all, then nothing, without a step', () => {
    const state = drawn('Input', 'Flatten');
    const all = selectAll.run(state, null);
    expect(all.selection).toEqual({ nodes: ['n1', 'n2'], edges: ['e1'] });
    expect(clearSelection.run(all, null).selection).toEqual({ nodes: [], edges: [] });
    expect(all.history).toBe(state.history);
  });

  it('leaves out what there is none of', () => {
    expect(select.run(drawn('Input'), { nodes: ['n1', 'n9'], edges: ['e4'] }).selection).toEqual({ nodes: ['n1'], edges: [] });
  });
});

it('offers every command under an id of its own', () => {
  const all: readonly Pick<Command, 'id'>[] = [
    addNode,
    appendNode,
    applyFix,
    clearSelection,
    connect,
    moveNodes,
    redo,
    removeSelection,
  ];
  const rest: readonly Pick<Command, 'id'>[] = [
    renameNode,
    select,
    selectAll,
    setDataColumn,
    setDataSource,
    setDocumentName,
    setParam,
    setTraining,
    undo,
  ];
  const ids = [...all, ...rest].map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
});
