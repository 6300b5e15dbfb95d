/** @file Documents from text: versions, schema, repair. */
import { describe, expect, it } from 'vitest';
import { LoomError } from '../../core/errors.ts';
import { chain, edge, node } from './fixtures.ts';
import { loadDocument, printDocument } from './load.ts';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof LoomError) return `${error.code} ${JSON.stringify(error.values)}`;
    throw error;
  }
  return 'nothing thrown';
};

describe('loadDocument', () => {
  const document = chain([['Flatten', {}]]);

  it('reads what it printed', () => {
    expect(loadDocument(printDocument(document))).toEqual({ document, repairs: [] });
  });

  it('refuses a newer version and says which one it reads', () => {
    expect(codeOf(() => loadDocument(JSON.stringify({ ...document, version: 7 })))).toBe(
      'model.newer-version {"received":7,"expected":1}',
    );
  });

  it('names the place of a wrong value', () => {
    const wrong = { ...document, training: { ...document.training, epochs: 'ten' } };
    expect(codeOf(() => loadDocument(JSON.stringify(wrong)))).toContain('"path":"training.epochs"');
    expect(codeOf(() => loadDocument(JSON.stringify(wrong)))).toContain('"received":"\\"ten\\""');
  });

  it('takes out a wire that leads nowhere, and says so', () => {
    const edges = [...document.graphs.main.edges, edge('lost', 'in', 'gone')];
    const { document: mended, repairs } = loadDocument(
      JSON.stringify({ ...document, graphs: { main: { ...document.graphs.main, edges } } }),
    );
    expect(mended.graphs.main.edges).toEqual(document.graphs.main.edges);
    expect(repairs.map((issue) => [issue.severity, issue.code])).toEqual([['error', 'model.repaired-edge']]);
  });

  it('gives the second of two nodes with one id an id of its own', () => {
    const nodes = [...document.graphs.main.nodes, node('l0', 'Flatten', 'twin', {})];
    const { document: mended, repairs } = loadDocument(
      JSON.stringify({ ...document, graphs: { main: { ...document.graphs.main, nodes } } }),
    );
    expect(mended.graphs.main.nodes.map((each) => each.id)).toEqual(['in', 'l0', 'out', 'l0-2']);
    expect(repairs).toHaveLength(1);
  });
});
