/** @file Of generated broken drawings: a repair on offer mends, breaks nothing else at its node, and undo brings all back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mnistColumns } from '../../../engine/data/samples.ts';
import { chain, edge, node } from '../../../engine/model/document/fixtures.ts';
import type { DocumentEdge, DocumentNode, LoomDocument } from '../../../engine/model/document/types.ts';
import { applyFix } from '../../document/commands/apply-fix.ts';
import { undo } from '../../document/commands/undo.ts';
import { problemsOf } from '../../document/problems.ts';
import { reportOf } from '../../document/report.ts';
import { type EditorState, startOf } from '../../document/state.ts';
import { offersOf } from './preview.ts';

const layer = fc.constantFrom<readonly [string, Record<string, unknown>]>(
  ['Flatten', {}],
  ['Dense', { units: 64, activation: 'relu' }],
  ['Dense', { units: 10, activation: 'softmax' }],
  ['Dense', { units: 0 }],
  ['Conv2D', { filters: 8 }],
  ['Conv2D', { filters: 8, kernel_size: [40, 3] }],
  ['Conv2D', { filters: 8, strides: [2, 2], dilation_rate: [2, 2] }],
  ['Conv2D', { filters: 8, groups: 3 }],
  ['MaxPooling2D', {}],
  ['MaxPooling2D', { pool_size: [30, 30] }],
  ['GlobalAveragePooling2D', {}],
  ['Reshape', { target_shape: [7, -1] }],
  ['Dropout', { rate: 2 }],
  ['BatchNormalization', { axis: 7 }],
  ['Add', {}],
  ['Concatenate', {}],
  ['Concatenate', { axis: 1 }],
  ['Dense', { unit: 3 }],
  ['Densee', {}],
);

interface Breaking {
  readonly layers: readonly (readonly [string, Record<string, unknown>])[];
  readonly loss: string;
  readonly metrics: readonly string[];
  readonly wires: readonly (readonly [number, number])[];
  readonly cut: readonly number[];
  readonly lost: number | null;
  readonly names: readonly number[];
  readonly column: string | undefined;
  readonly settings: Partial<LoomDocument['training']>;
}

const breaking: fc.Arbitrary<Breaking> = fc.record({
  layers: fc.array(layer, { maxLength: 6 }),
  loss: fc.constantFrom('sparse_categorical_crossentropy', 'mean_squared_error', 'binary_crossentropy'),
  metrics: fc.subarray(['accuracy', 'mean_absolute_error']),
  wires: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 3 }),
  cut: fc.array(fc.nat(7), { maxLength: 1 }),
  lost: fc.option(fc.nat(7), { freq: 3 }),
  names: fc.array(fc.nat(6), { maxLength: 1 }),
  column: fc.constantFrom('label', 'image', 'gone', undefined),
  settings: fc.constantFrom(
    {},
    { epochs: 0 },
    { validation_split: 1 },
    { optimizer: { type: 'Adam', params: { learning_rate: -1 } } },
    { optimizer: { type: 'Adam', params: { clipnorm: 1, clipvalue: 1 } } },
    { early_stopping: { monitor: 'val_f1', patience: 1, min_delta: 0, restore_best_weights: false } },
  ),
});

function drawingOf({ layers, loss, metrics, wires, cut, lost, names, column, settings }: Breaking): LoomDocument {
  const base = chain(layers, { loss, metrics });
  const all = base.graphs.main.nodes;
  const at = (index: number): DocumentNode => all[index % all.length] as DocumentNode;
  const gone = lost === null ? undefined : at(lost).id;
  const renamed = new Set(names.map((index) => at(index).id));
  const nodes = all
    .filter(({ id }) => id !== gone)
    .map((each, index) => ({ ...each, name: renamed.has(each.id) ? 'in' : each.name, position: { x: 200 * index, y: 0 } }));
  const edges: DocumentEdge[] = [
    ...base.graphs.main.edges.filter((_, index) => !cut.includes(index)),
    ...wires.map(([from, to], index) => edge(`w${index}`, at(from).id, at(to).id)),
  ].filter(({ source, target }) => source !== gone && target !== gone);
  const columns = { in: 'image', ...(column === undefined ? {} : { out: column }) };
  return {
    ...base,
    graphs: { main: { nodes, edges } },
    training: { ...base.training, ...settings },
    data: { source: 'mnist', columns },
  };
}

function stateOf(document: LoomDocument): EditorState {
  return { ...startOf(document), facts: { source: 'mnist', columns: mnistColumns, train: 60_000, test: 10_000 } };
}

const kinds = (state: EditorState, at: string | null): Set<string> =>
  new Set(
    reportOf(state)
      .issues.filter((issue) => issue.node === at && issue.severity === 'error')
      .map(({ code }) => code),
  );

describe('a repair on offer', () => {
  it('mends its problem, adds no other kind of error at that node, and undo restores', () => {
    let offered = 0;
    fc.assert(
      fc.property(breaking, (how) => {
        const state = stateOf(drawingOf(how));
        for (const issue of problemsOf(reportOf(state))) {
          for (const { fix } of offersOf(state, issue)) {
            offered += 1;
            const after = applyFix.run(state, { fix, node: issue.node });
            expect(after.history.past).toHaveLength(1);
            const before = kinds(state, issue.node);
            // What a circle hid was wrong before it.
            if (issue.code !== 'model.cycle')
              expect([...kinds(after, issue.node)].filter((code) => !before.has(code))).toEqual([]);
            expect(undo.run(after, null).document).toEqual(state.document);
          }
        }
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(offered).toBeGreaterThan(400);
  }, 30_000);

  it('is there for whatever people get wrong, but for what the drawing does not say', () => {
    const helpless = new Set<string>();
    for (const how of fc.sample(breaking, { numRuns: 300, seed: 11 })) {
      const state = stateOf(drawingOf(how));
      const errors = problemsOf(reportOf(state)).filter(({ severity }) => severity === 'error');
      for (const issue of errors) if (offersOf(state, issue).length === 0) helpless.add(issue.code);
    }
    const unclear = ['model.missing-input', 'model.no-such-output', 'model.target-shape', 'loss.not-scores'];
    expect([...helpless].filter((code) => !unclear.includes(code))).toEqual([]);
  });
});

describe('Flatten taken out of the tutorial', () => {
  const tutorial = chain([
    ['Flatten', {}],
    ['Dense', { units: 64, activation: 'relu' }],
    ['Dense', { units: 10, activation: 'softmax' }],
  ]);
  const without = (edges: readonly DocumentEdge[]): LoomDocument => {
    const nodes = tutorial.graphs.main.nodes
      .filter(({ id }) => id !== 'l0')
      .map((each, index) => ({ ...each, position: { x: 200 * index, y: 0 } }));
    return { ...tutorial, graphs: { main: { nodes, edges: [...edges, ...tutorial.graphs.main.edges.slice(2)] } } };
  };

  it.each([
    ['with its wires', [], 'model.missing-input'],
    ['and the wire healed', [edge('h', 'in', 'l1')], 'model.picture-in-lists'],
  ] as const)('%s is one problem with both nodes and shapes, and one repair mends it', (_, edges, code) => {
    const state = stateOf(without(edges));
    const [issue, ...others] = problemsOf(reportOf(state));
    expect([issue?.code, issue?.related, others]).toEqual([
      code,
      [
        { node: 'in', shape: [28, 28, 1] },
        { node: 'l1', shape: [784] },
      ],
      [],
    ]);
    const [offer] = issue ? offersOf(state, issue) : [];
    if (!issue || !offer) throw new Error('no repair');
    const after = applyFix.run(state, { fix: offer.fix, node: issue.node });
    expect(reportOf(after).issues).toEqual([]);
    expect(reportOf(after).nodes.get('l1')?.parameters).toBe(50_240);
  });
});

it('a node that is fed twice keeps the wire that closes no circle', () => {
  const base = chain([
    ['Flatten', {}],
    ['Dense', { units: 10, activation: 'softmax' }],
    ['Dense', { units: 10, activation: 'softmax' }],
  ]);
  const { nodes, edges } = base.graphs.main;
  const state = stateOf({
    ...base,
    graphs: { main: { nodes: [...nodes, node('x', 'Dropout', 'x')], edges: [edge('b', 'l2', 'l1'), ...edges] } },
  });
  const [issue] = problemsOf(reportOf(state));
  expect([issue?.code, issue?.node, issue?.fixes]).toEqual(['model.cycle', 'l1', [{ kind: 'remove-edge', edge: 'b' }]]);
});
