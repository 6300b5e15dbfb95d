/** @file analyze: shapes of working drawings, all issues of broken ones. */
import { describe, expect, it } from 'vitest';
import { mnistColumns } from '../data/samples.ts';
import { analyze } from './analyze.ts';
import { issueHead, issueText } from './issue-text.ts';
import { chain, edge, node } from './document/fixtures.ts';
import type { LoomDocument } from './document/types.ts';

const codes = (document: LoomDocument): string[] => analyze(document, mnistColumns).issues.map((issue) => issue.code);

describe('analyze', () => {
  it('types the layers of a working drawing and counts their parameters', () => {
    const report = analyze(
      chain([
        ['Flatten', {}],
        ['Dense', { units: 64, activation: 'relu' }],
        ['Dense', { units: 10, activation: 'softmax' }],
      ]),
      mnistColumns,
    );
    expect(report.issues).toEqual([]);
    expect(report.ir.calls.map((call) => call.outputs[0]?.shape)).toEqual([[784], [64], [10]]);
    expect(report.ir.layers.map((layer) => report.nodes.get(layer.node)?.parameters)).toEqual([0, 50_240, 650]);
  });

  it('keeps the shapes of the working part when one node is broken', () => {
    const document = chain([
      ['Flatten', {}],
      ['Dense', { units: 0 }],
      ['Dense', { units: 10 }],
    ]);
    const report = analyze(document, mnistColumns);
    expect(report.nodes.get('l0')?.outputs?.[0]?.shape).toEqual([784]);
    expect(report.nodes.get('l1')?.outputs).toBeNull();
    expect(report.nodes.get('l2')?.waitsFor).toBe('l1');
    expect(report.issues.map((issue) => issue.node)).toContain('l1');
  });

  it('reports a cycle by the names on it, also when ports are wrong too', () => {
    const document = chain([
      ['Dense', { units: 4 }],
      ['Dense', { units: 4 }],
    ]);
    const edges = [...document.graphs.main.edges, edge('back', 'l1', 'l0')];
    const broken = { ...document, graphs: { main: { ...document.graphs.main, edges } } };
    expect(codes(broken)).toEqual(expect.arrayContaining(['model.cycle', 'model.port-taken']));
  });

  it('refuses two layers of one name, and lets an output share a layer’s name', () => {
    const document = chain([
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const rename = (id: string, name: string): LoomDocument => ({
      ...document,
      graphs: {
        main: {
          ...document.graphs.main,
          nodes: document.graphs.main.nodes.map((each) => (each.id === id ? { ...each, name } : each)),
        },
      },
    });
    expect(codes(rename('l0', 'l1'))).toContain('model.double-name');
    expect(codes(rename('out', 'l1'))).toEqual([]);
  });

  it('names the input that nothing is wired to', () => {
    const document = chain([
      ['Flatten', {}],
      ['Dense', { units: 10 }],
    ]);
    const cut = { ...document, graphs: { main: { ...document.graphs.main, edges: document.graphs.main.edges.slice(1) } } };
    const issue = analyze(cut, mnistColumns).issues.find((each) => each.code === 'model.missing-input');
    expect(issue?.node).toBe('l0');
  });

  it('says of a layer that joins inputs that another wire is missing', () => {
    const document = chain([
      ['Flatten', {}],
      ['Add', {}],
    ]);
    const [issue] = analyze(document, mnistColumns).issues.filter(({ code }) => code === 'model.missing-input');
    if (!issue) throw new Error('no problem');
    expect(issueHead(issue, document, 'en')).toBe('needs another wire');
    expect(issueText(issue, document, 'en')).toBe('It joins at least 2 inputs and has 1. Draw another wire to it.');
  });

  it('offers the layer that the one after the gap needs, where a list passes all the way to it', () => {
    const through = (between: readonly (readonly [string, Record<string, unknown>])[]) => {
      const { graphs, ...rest } = chain([['MaxPooling2D', {}], ...between, ['Dense', { units: 10, activation: 'softmax' }]]);
      const edges = graphs.main.edges.filter(({ target }) => target !== 'l1');
      const [issue] = analyze({ ...rest, graphs: { main: { ...graphs.main, edges } } }, mnistColumns).issues;
      return issue?.fixes?.flatMap((fix) => (fix.kind === 'connect' ? fix.through.map(({ type }) => type) : []));
    };
    expect(through([['Dropout', {}]])).toEqual(['Flatten']);
    expect(
      through([
        ['Dropout', {}],
        ['Activation', {}],
      ]),
    ).toEqual(['Flatten']);
    expect(
      through([
        ['Dropout', {}],
        ['Flatten', {}],
      ]),
    ).toEqual([]);
    expect(through([['Conv2D', { filters: 4 }]])).toEqual([]);
  });

  it('offers a layer of several inputs what goes with the one that it has, else to leave', () => {
    const offered = (units: number) => {
      const { graphs, ...rest } = chain([
        ['Flatten', {}],
        ['Dense', { units }],
        ['Dense', { units: 64 }],
        ['Dense', { units: 10, activation: 'softmax' }],
      ]);
      const nodes = [...graphs.main.nodes, node('sum', 'Add', 'sum', {})];
      const edges = [...graphs.main.edges, { ...edge('s', 'l2', 'sum'), targetPort: 'inputs' }];
      const { issues } = analyze({ ...rest, graphs: { main: { nodes, edges } } }, mnistColumns);
      return issues.find(({ code }) => code === 'model.missing-input')?.fixes;
    };
    expect(offered(64)).toEqual([{ kind: 'connect', source: 'l1', sourcePort: 'output', port: 'inputs', through: [] }]);
    expect(offered(32)).toEqual([{ kind: 'remove-node' }]);
  });

  it('gives calls of a shared layer one set of weights', () => {
    const base = chain([
      ['Flatten', {}],
      ['Dense', { units: 784 }],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const shared = node('again', 'Dense', 'again', undefined, 'l1');
    const edges = [
      edge('a', 'in', 'l0'),
      edge('b', 'l0', 'l1'),
      edge('c', 'l1', 'again'),
      edge('d', 'again', 'l2'),
      edge('e', 'l2', 'out'),
    ];
    const report = analyze({ ...base, graphs: { main: { nodes: [...base.graphs.main.nodes, shared], edges } } }, mnistColumns);
    expect(report.issues).toEqual([]);
    expect(report.ir.layers.map((layer) => layer.name)).toEqual(['l0', 'l1', 'l2']);
    expect(report.ir.calls.map((call) => call.layer)).toEqual([0, 1, 1, 2]);
  });

  it('refuses a shared layer whose weights would have another shape', () => {
    const base = chain([
      ['Flatten', {}],
      ['Dense', { units: 64 }],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const shared = node('again', 'Dense', 'again', undefined, 'l1');
    const edges = [
      edge('a', 'in', 'l0'),
      edge('b', 'l0', 'l1'),
      edge('c', 'l1', 'again'),
      edge('d', 'again', 'l2'),
      edge('e', 'l2', 'out'),
    ];
    const issues = analyze(
      { ...base, graphs: { main: { nodes: [...base.graphs.main.nodes, shared], edges } } },
      mnistColumns,
    ).issues;
    expect(issues.map((each) => [each.code, each.node])).toEqual([['model.shares-shape', 'again']]);
    expect(issues[0]?.values).toEqual({ source: 'l1', expected: '784 × 64', received: '64 × 64' });
  });

  it('warns of nodes that lead to no output and leaves them out of the model', () => {
    const base = chain([
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const { nodes, edges } = base.graphs.main;
    const report = analyze(
      {
        ...base,
        graphs: {
          main: { nodes: [...nodes, node('side', 'Dense', 'side', { units: 3 })], edges: [...edges, edge('s', 'l0', 'side')] },
        },
      },
      mnistColumns,
    );
    expect(report.issues.map((issue) => [issue.severity, issue.code, issue.node])).toEqual([['warning', 'model.unused', 'side']]);
    expect(report.ir.layers.map((layer) => layer.name)).toEqual(['l0', 'l1']);
  });

  it('checks labels against the classes that the prediction has', () => {
    expect(
      codes(
        chain([
          ['Flatten', {}],
          ['Dense', { units: 4, activation: 'softmax' }],
        ]),
      ),
    ).toContain('model.target-classes');
  });

  it('warns where the last layer gives no probabilities, or gives them where raw scores are expected', () => {
    const net = (activation: string, from_logits: boolean): LoomDocument => {
      const base = chain([
        ['Flatten', {}],
        ['Dense', { units: 10, activation }],
      ]);
      const loss = { type: 'sparse_categorical_crossentropy', params: { from_logits } };
      const nodes = base.graphs.main.nodes.map((each) =>
        each.id === 'out' ? { ...each, params: { ...each.params, loss } } : each,
      );
      return { ...base, graphs: { main: { ...base.graphs.main, nodes } } };
    };
    const seen = (['linear', 'relu', 'softmax'] as const).flatMap((activation) =>
      [false, true].map((fromLogits) => codes(net(activation, fromLogits))),
    );
    expect(seen).toEqual([['model.no-probabilities'], [], ['model.no-probabilities'], [], [], ['model.no-raw-scores']]);
    const [issue] = analyze(net('linear', false), mnistColumns).issues;
    expect([issue?.severity, issue?.fixes]).toEqual([
      'warning',
      [{ kind: 'set-param', node: { id: 'l1' }, param: 'activation', value: 'softmax' }],
    ]);
  });

  it('refuses a monitor that nobody measures', () => {
    const base = chain([
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ]);
    const stopping = { monitor: 'val_f1', patience: 1, min_delta: 0, restore_best_weights: false };
    expect(codes({ ...base, training: { ...base.training, validation_split: 0.1, early_stopping: stopping } })).toEqual([
      'model.unknown-monitor',
    ]);
  });
});
