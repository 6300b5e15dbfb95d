/** @file The ends of a model: losses that fit the prediction, columns that fit the inputs and targets. */
import type { TensorType } from '../../catalog/define.ts';
import { fitsInput, sameButForOnes } from '../../data/fit.ts';
import type { Column } from '../../data/types.ts';
import type { DocumentNode, LoomDocument } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { findLoss, findMetric } from '../registry.ts';
import type { OutputParams } from './build-ir.ts';
import type { TypedNode, Typing } from './nodes.ts';

/** Issues of Input and Output nodes. Without `columns` (the source isn't known here) only the losses are looked at. */
export function checkBindings(document: LoomDocument, typing: Typing, columns: readonly Column[] | null): Issue[] {
  return [...typing.typed.values()].flatMap((entry) => {
    if (entry.definition.role === 'input') return checkInput(document, entry, columns);
    if (entry.definition.role === 'output') return checkOutput(document, entry, columns);
    return [];
  });
}

function checkInput(document: LoomDocument, entry: TypedNode, columns: readonly Column[] | null): Issue[] {
  const type = entry.report.outputs?.[0];
  if (!type || !columns) return [];
  const column = boundColumn(document, entry.node, columns);
  if ('issue' in column) return [column.issue];
  const { shape } = column.column;
  // Whole numbers may stand where others are expected, not the other way round.
  if (fitsInput(shape, type.shape) && (type.dtype === 'f32' || column.column.dtype === type.dtype)) return [];
  return [
    {
      ...issue(entry.node, 'model.input-column', {
        column: column.column.name,
        expected: show(shape),
        received: show(type.shape),
      }),
      fixes: [{ kind: 'set-param', node: 'self', param: 'shape', value: shape }],
    },
  ];
}

function checkOutput(document: LoomDocument, entry: TypedNode, columns: readonly Column[] | null): Issue[] {
  const params = entry.params as unknown as OutputParams;
  const loss = findLoss(params.loss.type);
  if (!loss) return [issue(entry.node, 'model.unknown-loss', { type: params.loss.type })];
  const unknown = params.metrics.find((metric) => !findMetric(metric.type));
  if (unknown) return [issue(entry.node, 'model.unknown-metric', { type: unknown.type })];
  const prediction = entry.report.inputs[0];
  if (!prediction) return [];
  const spec = loss.check(prediction, params.loss.params as never);
  const unmeasured = params.metrics
    .map((metric) => findMetric(metric.type)?.check?.(prediction, loss.target) ?? null)
    .find((each) => each !== null);
  const found = spec ?? unmeasured;
  if (found) return [{ ...found, severity: 'error', node: entry.node.id, fixes: found.fixes ?? [] }];
  if (!columns) return [];
  const column = boundColumn(document, entry.node, columns);
  if ('issue' in column) return [column.issue];
  return checkTarget(entry.node, loss.target, prediction, column.column);
}

function checkTarget(node: DocumentNode, kind: 'label' | 'same-shape', prediction: TensorType, column: Column): Issue[] {
  if (kind === 'label') {
    const classes = prediction.shape.at(-1) ?? 0;
    if (column.dtype !== 'i32') return [issue(node, 'model.target-not-label', { column: column.name })];
    if (column.range && column.range[0] < 0) {
      return [issue(node, 'model.target-negative', { column: column.name, received: column.range[0] })];
    }
    if (column.classes !== undefined && column.classes > classes) {
      return [issue(node, 'model.target-classes', { column: column.name, expected: column.classes, received: classes })];
    }
    return [];
  }
  if (fits(column, prediction)) return [];
  const isLabel = column.classes !== undefined;
  return [
    {
      ...issue(node, 'model.target-shape', {
        column: column.name,
        expected: show(prediction.shape),
        received: show(column.shape),
      }),
      fixes: isLabel ? [{ kind: 'set-loss', loss: { type: 'sparse_categorical_crossentropy', params: {} } }] : [],
    },
  ];
}

/** `(n,)` and `(n, 1)` stand for each other, as in Keras. */
export function fits(column: Pick<Column, 'shape'>, prediction: Pick<TensorType, 'shape'>): boolean {
  return sameButForOnes(column.shape, prediction.shape);
}

function boundColumn(
  document: LoomDocument,
  node: DocumentNode,
  columns: readonly Column[],
): { column: Column } | { issue: Issue } {
  const known = columns.map((column) => column.name).join(', ');
  const name = document.data.columns[node.id];
  if (name === undefined) return { issue: issue(node, 'model.no-column', { known }) };
  const column = columns.find((candidate) => candidate.name === name);
  return column ? { column } : { issue: issue(node, 'model.unknown-column', { column: name, known }) };
}

function show(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : shape.join(' × ');
}

function issue(node: DocumentNode, code: string, values: Issue['values']): Issue {
  return { severity: 'error', code, values, node: node.id, fixes: [] };
}
