/** @file Tests of when the drawing is worked out anew. */
import { describe, expect, it } from 'vitest';
import { addNode } from './commands/add-node.ts';
import { moveNodes } from './commands/move-nodes.ts';
import { setParam } from './commands/set-param.ts';
import { createEditor } from './editor.ts';
import { reportOf } from './report.ts';

describe('reportOf', () => {
  const { store } = createEditor();
  const start = addNode.run(store.getState(), { type: 'Dense', position: { x: 0, y: 0 } });
  const id = start.document.graphs.main.nodes[0]?.id ?? '';

  it('is the same report while nodes only move', () => {
    const moved = moveNodes.run(start, { positions: { [id]: { x: 80, y: 8 } } });
    expect(moved.document).not.toBe(start.document);
    expect(reportOf(moved)).toBe(reportOf(start));
  });

  it('is another one after an edit', () => {
    const edited = setParam.run(start, { node: id, param: 'units', value: 0 });
    expect(reportOf(edited)).not.toBe(reportOf(start));
    expect(reportOf(edited).issues.map(({ code }) => code)).not.toEqual(reportOf(start).issues.map(({ code }) => code));
  });
});
