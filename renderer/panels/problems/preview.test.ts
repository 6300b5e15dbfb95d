/** @file Tests of what a repair would lead to. */
import { describe, expect, it } from 'vitest';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { appendNode } from '../../document/commands/append-node.ts';
import { connect } from '../../document/commands/connect.ts';
import { select } from '../../document/commands/select.ts';
import { reportOf } from '../../document/report.ts';
import { type EditorState, startOf } from '../../document/state.ts';
import { offersOf } from './preview.ts';

const empty: LoomDocument = {
  version: 1,
  name: 'Test',
  graphs: { main: { nodes: [], edges: [] } },
  training: {
    epochs: 1,
    batch_size: 32,
    validation_split: 0,
    shuffle: true,
    seed: 0,
    optimizer: { type: 'Adam', params: {} },
    early_stopping: null,
  },
  data: { source: '', columns: {} },
};

/** An Add of a picture and its convolution, which is smaller. */
function clash(): EditorState {
  const branch = ['Input', 'Conv2D', 'Add'].reduce((state, type) => appendNode.run(state, { type }), startOf(empty));
  const state = connect.run(branch, { source: 'n1', sourcePort: 'output', target: 'n3', targetPort: 'inputs' });
  return select.run(state, { nodes: ['n3'], edges: [] });
}

describe('offersOf', () => {
  it('names the nodes that get a new shape, and leaves the drawing alone', () => {
    const state = clash();
    const issue = reportOf(state).issues.find(({ node }) => node === 'n3');
    if (!issue) throw new Error('no problem');
    expect(offersOf(state, issue)).toEqual([
      {
        fix: { kind: 'set-param', node: { id: 'n2' }, param: 'padding', value: 'same' },
        outcome: { names: ['conv2d', 'add'], shape: [28, 28, 32] },
      },
    ]);
    expect(reportOf(state).issues).toContain(issue);
  });

  it('does not offer what mends nothing', () => {
    const state = clash();
    const fixes = [{ kind: 'remove-edge', edge: 'e9' }] as const;
    const [issue] = reportOf(state).issues.filter(({ node }) => node === 'n3');
    if (!issue) throw new Error('no problem');
    // Nothing else helps, so that the layer itself can go.
    expect(offersOf(state, { ...issue, fixes }).map(({ fix }) => fix)).toEqual([{ kind: 'remove-node' }]);
  });
});
