/** @file Opens a drawing for a command: read, repaired, with flags applied, analyzed against its data. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { bindData } from '../../engine/data/bind.ts';
import type { ColumnarDataset } from '../../engine/data/columnar.ts';
import { openSource } from '../../engine/data/node/source.ts';
import { findSample } from '../../engine/data/samples.ts';
import type { Column } from '../../engine/data/types.ts';
import { analyze, hasErrors } from '../../engine/model/analyze.ts';
import { inputEnds, targetEnds } from '../../engine/model/compile/ends.ts';
import { loadDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Issue, ModelReport } from '../../engine/model/ir.ts';
import { fixText } from '../../engine/model/fix-text.ts';
import { issuePlace, issueText } from '../../engine/model/issue-text.ts';
import { findLayer } from '../../engine/model/registry.ts';
import { readText } from './files.ts';

export interface Drawing {
  /** As the user named it. */
  readonly file: string;
  readonly document: LoomDocument;
  readonly report: ModelReport;
  /** What a repair changed, then what is wrong. */
  readonly issues: readonly Issue[];
}

/** `data` is what `--data` named: a sample's id or a file; null keeps the document's own. */
export function openDrawing(
  file: string,
  data: string | null,
  change: (document: LoomDocument) => LoomDocument = (same) => same,
): Drawing {
  const { document: read, repairs } = loadDocument(readText(file, 'a Layerloom document (.loom)'));
  const source = data === null ? ownSource(read, file) : namedSource(data);
  const sample = findSample(source);
  const own = { columns: read.data.columns, test: read.data.test, testSplit: read.data.test_split };
  const arrays = sample || source === '' ? null : openSource(source, own).train;
  const columns = data === null ? read.data.columns : bindingsFor(read, sample?.columns ?? arrays?.columns ?? []);
  const document = change({
    ...read,
    data: data === null ? { ...read.data, source } : { source, columns, ...scaleOf(read, source) },
  });
  const report = analyze(document, sample?.columns ?? null);
  const misfits = arrays && !hasErrors(report) ? misfitsOf(document, report, arrays) : [];
  return { file, document, report, issues: [...repairs, ...report.issues, ...misfits] };
}

/** What a file's arrays lack, as training itself would find it. */
function misfitsOf(document: LoomDocument, report: ModelReport, arrays: ColumnarDataset): Issue[] {
  try {
    bindData(arrays, [...inputEnds(report.ir), ...targetEnds(report.ir)], document.data.columns, document.data.source);
    return [];
  } catch (error) {
    if (!(error instanceof LoomError)) throw error;
    return [{ severity: 'error', code: error.code, values: error.values, node: null, fixes: [] }];
  }
}

export function errorsOf(drawing: Drawing): readonly Issue[] {
  return drawing.issues.filter((issue) => issue.severity === 'error');
}

/** `digits.loom: Dense 'fc1' (n3): what is wrong`, then a line for each fix. */
export function issueLines(drawing: Drawing, issue: Issue): string {
  const place = issuePlace(issue, drawing.document);
  const text = issueText(issue, drawing.document, 'en');
  // Trouble with a data file stands under that file's name.
  if (text.startsWith(`${issue.values['file']}: `)) return text;
  const severity = issue.severity === 'error' ? '' : `${issue.severity}: `;
  const first = `${drawing.file}: ${place === null ? '' : `${place}: `}${severity}${text}`;
  return [first, ...fixesOf(drawing, issue).map((fix) => `    fix: ${fix}`)].join('\n');
}

export function issueObject(drawing: Drawing, issue: Issue): Record<string, unknown> {
  const node = drawing.document.graphs.main.nodes.find((each) => each.id === issue.node);
  return {
    severity: issue.severity,
    code: issue.code,
    node: issue.node,
    name: node?.name ?? null,
    type: node?.type ?? null,
    message: issueLines(drawing, issue).split('\n')[0],
    fixes: fixesOf(drawing, issue),
  };
}

function fixesOf(drawing: Drawing, issue: Issue): string[] {
  return issue.fixes.map((fix) => fixText(fix, issue, drawing.document, 'en'));
}

/** A document names data in its own folder; anything else has to be named by the user. */
function ownSource(document: LoomDocument, file: string): string {
  const { source } = document.data;
  if (source === '' || findSample(source)) return source;
  const folder = dirname(resolve(file));
  const path = resolve(folder, source);
  const inside = relative(folder, path);
  if (isAbsolute(source) || inside.startsWith('..') || isAbsolute(inside))
    throw new LoomError('cli.data-outside', { file, source });
  return path;
}

function namedSource(data: string): string {
  return findSample(data) ? data : resolve(data);
}

/** A scale goes from one file to another, never between a file and a built-in set. */
function scaleOf({ data }: LoomDocument, source: string): Pick<LoomDocument['data'], 'scale'> {
  return data.scale && findSample(data.source)?.id === findSample(source)?.id ? { scale: data.scale } : {};
}

/** Arrays of other data are found by the nodes' names; a column that the document names may still be there. */
function bindingsFor(document: LoomDocument, columns: readonly Column[]): Record<string, string> {
  const known = new Set(columns.map((column) => column.name));
  const bindings: Record<string, string> = {};
  for (const node of document.graphs.main.nodes) {
    if ((findLayer(node.type)?.role ?? 'layer') === 'layer') continue;
    const found = [node.name, document.data.columns[node.id]].find((name) => name !== undefined && known.has(name));
    if (found !== undefined) bindings[node.id] = found;
  }
  return bindings;
}
