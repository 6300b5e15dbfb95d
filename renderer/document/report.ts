/** @file Shapes, parameter counts and issues of the drawing, worked out once for each document. */
import type { Column } from '../../engine/data/types.ts';
import { analyze } from '../../engine/model/analyze.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { ModelReport } from '../../engine/model/ir.ts';
import { type EditorState, factsOf } from './state.ts';

const reports = new WeakMap<LoomDocument, { columns: readonly Column[] | null; report: ModelReport }>();

/** The report of the document as it stands; the same object until something that counts has changed. */
export function reportOf(state: EditorState): ModelReport {
  const columns = factsOf(state)?.columns ?? null;
  const known = reports.get(state.document);
  if (known && known.columns === columns) return known.report;
  const report = analyze(state.document, columns);
  reports.set(state.document, { columns, report });
  return report;
}
