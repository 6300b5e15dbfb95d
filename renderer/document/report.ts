/** @file Shapes, parameter counts and issues of the drawing, worked out once for each document. */
import type { Column } from '../../engine/data/types.ts';
import { analyze } from '../../engine/model/analyze.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { ModelReport } from '../../engine/model/ir.ts';
import { type EditorState, factsOf } from './state.ts';

interface Known {
  readonly document: LoomDocument;
  readonly columns: readonly Column[] | null;
  readonly report: ModelReport;
}

const reports = new WeakMap<LoomDocument, Known>();
let newest: Known | null = null;

/** The report of the document as it stands; the same object until something that counts has changed: places do not. */
export function reportOf(state: EditorState): ModelReport {
  const { document } = state;
  const columns = factsOf(state)?.columns ?? null;
  const known = reports.get(document) ?? newest;
  const same = known && known.columns === columns && (known.document === document || isSameModel(known.document, document));
  const report = same ? known.report : analyze(document, columns);
  newest = { document, columns, report };
  reports.set(document, newest);
  return report;
}

/** Whether two documents differ at most in where nodes stand. */
function isSameModel(a: LoomDocument, b: LoomDocument): boolean {
  const [before, after] = [a.graphs.main, b.graphs.main];
  if (a.name !== b.name || a.training !== b.training || a.data !== b.data || before.edges !== after.edges) return false;
  if (before.nodes.length !== after.nodes.length) return false;
  return after.nodes.every((node, index) => {
    const old = before.nodes[index];
    if (old === node) return true;
    return (
      old?.id === node.id &&
      old.type === node.type &&
      old.name === node.name &&
      old.params === node.params &&
      old.shares === node.shares
    );
  });
}
