/** @file The ends of a model: losses that fit the prediction, columns that fit the inputs and targets. */
import { activations } from '../../catalog/activations/index.ts';
import type {
  ActivationDefinition,
  Fix,
  Insert,
  IssueSpec,
  LossDefinition,
  MetricDefinition,
  TensorType,
} from '../../catalog/define.ts';
import { losses } from '../../catalog/losses/index.ts';
import { metrics } from '../../catalog/metrics/index.ts';
import type { Ref } from '../../catalog/params.ts';
import { defaults } from '../../catalog/validate.ts';
import { fitsInput, sameButForOnes } from '../../data/fit.ts';
import { findSample } from '../../data/samples.ts';
import type { Column } from '../../data/types.ts';
import type { DocumentNode, LoomDocument } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { findLoss, findMetric } from '../registry.ts';
import type { OutputParams } from './build-ir.ts';
import { targetOf } from './feeding.ts';
import type { TypedNode } from './nodes.ts';
import { feederOf, firstForLists, setWidth, together, upstream, type Ways } from './paths.ts';

type Columns = readonly Column[] | null;

/** Issues of Input and Output nodes. Without `columns` (the source isn't known here) only the losses are looked at. */
export function checkBindings(document: LoomDocument, ways: Ways, columns: Columns): Issue[] {
  return [...ways.typing.typed.values()].flatMap((entry) => {
    if (entry.definition.role === 'input') return checkInput(document, entry, columns);
    if (entry.definition.role === 'output') return checkOutput(document, ways, entry, columns);
    return [];
  });
}

function checkInput(document: LoomDocument, entry: TypedNode, columns: Columns): Issue[] {
  const type = entry.report.outputs?.[0];
  if (!type || !columns) return [];
  // Whole numbers may stand where others are expected, not the other way round.
  const suits = (column: Column): boolean =>
    fitsInput(column.shape, type.shape) && (type.dtype === 'f32' || column.dtype === type.dtype);
  const column = boundColumn(document, entry.node, columns, suits);
  if ('issue' in column) return [column.issue];
  if (suits(column.column)) return [];
  const { name, shape, dtype } = column.column;
  const set = (param: string, value: unknown): Fix => ({ kind: 'set-param', node: 'self', param, value });
  const fixes = [
    ...(fitsInput(shape, type.shape) ? [] : [set('shape', [...shape])]),
    ...(suits({ ...column.column, shape: type.shape }) ? [] : [set('dtype', dtype === 'i32' ? 'int32' : 'float32')]),
  ];
  return [
    {
      ...issue(entry.node, 'model.input-column', { column: name, expected: show(shape), received: show(type.shape) }),
      brief: `${show(type.shape)} ≠ ${show(shape)}`,
      fixes: [together(fixes)],
    },
  ];
}

function checkOutput(document: LoomDocument, ways: Ways, entry: TypedNode, columns: Columns): Issue[] {
  const params = entry.params as unknown as OutputParams;
  const loss = findLoss(params.loss.type);
  if (!loss) return [issue(entry.node, 'model.unknown-loss', { type: params.loss.type })];
  const unknown = params.metrics.find((metric) => !findMetric(metric.type));
  if (unknown) return [issue(entry.node, 'model.unknown-metric', { type: unknown.type })];
  const prediction = entry.report.inputs[0];
  if (!prediction) return [];
  const end: End = { document, ways, entry, prediction, loss, columns };
  const labels = loss.target === 'label';
  const suits = ({ dtype, classes }: Column): boolean => (labels ? classes !== undefined : dtype !== 'i32');
  const column = columns && boundColumn(document, entry.node, columns, suits, labels ? 'model.no-labels' : 'model.no-column');
  const unbound = column && 'issue' in column ? [column.issue] : [];
  const picture = loss.target === 'label' && prediction.shape.length > 1 ? pictureInLists(end) : null;
  const wrong = picture ?? wrongEnd(end, params);
  if (wrong) return [wrong, ...unbound];
  if (!column || 'issue' in column) return unbound;
  const misfit = loss.target === 'label' ? checkLabel(end, column.column) : checkNumbers(end, column.column);
  return misfit.length > 0 ? misfit : checkActivation(end, params.loss.params);
}

/** What loss or metrics find wrong with the prediction. */
function wrongEnd(end: End, { loss: { params }, metrics }: OutputParams): Issue | null {
  const { loss, prediction } = end;
  const spec = loss.check(prediction, params as never);
  if (spec) return found(end, { ...spec, fixes: [...leadIns(end), ...(spec.fixes ?? [])] });
  const check = (metric: Ref): IssueSpec | null => findMetric(metric.type)?.check?.(prediction, loss.target) ?? null;
  const unmeasured = metrics.map(check).find((each) => each !== null);
  if (!unmeasured) return null;
  const kept = metrics.filter((metric) => check(metric) === null);
  return found(end, { ...unmeasured, fixes: [{ kind: 'set-param', node: 'self', param: 'metrics', value: kept }] });
}

/** An Output with what it is judged by. */
interface End {
  readonly document: LoomDocument;
  readonly ways: Ways;
  readonly entry: TypedNode;
  readonly prediction: TensorType;
  readonly loss: LossDefinition;
  readonly columns: Columns;
}

function found({ ways, entry, prediction }: End, spec: IssueSpec): Issue {
  const source = feederOf(ways, entry);
  const related = source ? { related: [{ node: source.node.id, shape: prediction.shape }] } : {};
  return { ...spec, severity: 'error', node: entry.node.id, ...related, fixes: spec.fixes ?? [] };
}

/** Layers before the Output that bring the prediction to the target's form, with a loss that fits where this one does not. */
function leadIns(end: End): readonly Fix[] {
  const { document, entry, prediction, columns, loss } = end;
  const target = targetOf(document, entry, columns);
  const layers = target ? (entry.definition.leadIn?.(prediction.shape, target) ?? []) : [];
  const column = columns?.find(({ name }) => name === document.data.columns[entry.node.id]);
  if (layers.length === 0 || !target || !column) return [];
  const shape = target.classes === undefined ? target.shape : [target.classes];
  const fitting = (loss.target === 'label') === (target.classes !== undefined);
  const [other] = fitting ? [] : lossesFor({ ...end, prediction: { ...prediction, shape } }, column);
  return [together([putBefore(layers), ...(other ? [other] : [])])];
}

function putBefore(layers: readonly Insert[]): Fix {
  return together(layers.map((layer) => ({ kind: 'insert-before', ...layer, port: 'input' })));
}

/** A picture that runs into layers for lists: they take each pixel alone, and scores come out for each pixel. */
function pictureInLists({ document, ways, entry, prediction, columns }: End): Issue | null {
  const first = firstForLists(ways, feederOf(ways, entry));
  const source = first && feederOf(ways, first);
  const shape = first?.report.inputs[0]?.shape;
  const lists = first?.definition.lists;
  if (!first || !source || !shape || !lists) return null;
  const length = shape.reduce((product, each) => product * each, 1);
  const classes = targetOf(document, entry, columns)?.classes;
  return {
    ...issue(first.node, 'model.picture-in-lists', {
      type: first.node.type,
      source: source.node.name,
      received: show(shape),
      output: entry.node.name,
      result: show(prediction.shape),
      expected: classes ?? (prediction.shape.at(-1) as number),
    }),
    related: [
      { node: source.node.id, shape },
      { node: first.node.id, shape: [length] },
    ],
    brief: `${show(shape)} ≠ ${length}`,
    fixes: [{ kind: 'insert-before', ...lists, port: first.definition.inputs[0]?.name ?? '' }],
  };
}

/** Probabilities where the loss takes raw scores, or the other way round: it trains, but badly. */
function checkActivation({ ways, entry, prediction, loss }: End, params: Ref['params']): Issue[] {
  const expected = loss.activation(params as never);
  const last = upstream(ways, feederOf(ways, entry), ({ definition }) => 'activation' in definition.params);
  const given = last?.params['activation'];
  // Losses of classes tell the two apart; others take any number.
  if (loss.answers === 'amount' || !last || typeof given !== 'string') return [];
  if (givesProbabilities(given) === givesProbabilities(expected)) return [];
  const code = givesProbabilities(expected) ? 'model.no-probabilities' : 'model.no-raw-scores';
  const values = { loss: loss.id, source: last.node.name, activation: given, expected };
  return [
    {
      ...issue(entry.node, code, values),
      severity: 'warning',
      related: [{ node: last.node.id, shape: prediction.shape }],
      fixes: [{ kind: 'set-param', node: { id: last.node.id }, param: 'activation', value: expected }],
    },
  ];
}

function givesProbabilities(activation: string): boolean {
  const definition = Object.values<ActivationDefinition>(activations).find(({ id }) => id === activation);
  return definition?.probabilities ?? false;
}

function checkLabel(end: End, column: Column): Issue[] {
  const { document, ways, entry, prediction } = end;
  if (column.dtype !== 'i32') {
    const fixes = [...lossesFor(end, column), ...leadIns(end), ...asAmount(end, column)];
    return [found(end, { code: 'model.target-not-label', values: { column: column.name }, fixes })];
  }
  if (column.range && column.range[0] < 0) {
    return [found(end, { code: 'model.target-negative', values: { column: column.name, received: column.range[0] } })];
  }
  const classes = column.classes;
  const received = prediction.shape.at(-1) as number;
  if (classes === undefined || classes === received) return [];
  const source =
    upstream(ways, feederOf(ways, entry), ({ definition }) => definition.width !== undefined) ?? feederOf(ways, entry);
  const width = setWidth(ways, source, classes);
  return [
    {
      ...issue(entry.node, 'model.target-classes', {
        column: column.name,
        expected: classes,
        received,
        source: source?.node.name ?? '',
      }),
      related: [
        ...(source ? [{ node: source.node.id, shape: prediction.shape }] : []),
        { node: entry.node.id, shape: [classes] },
      ],
      brief: `${received} ≠ ${classes}`,
      fixes: width ? [width] : leadIns(end),
      // A file need not hold every class that there is.
      ...(received > classes && !findSample(document.data.source) ? { severity: 'warning' } : {}),
    },
  ];
}

function checkNumbers(end: End, column: Column): Issue[] {
  const { ways, entry, prediction } = end;
  if (fits(column, prediction)) return [];
  const source = feederOf(ways, entry);
  const [length] = column.shape;
  const flat = column.shape.length < 2 && prediction.shape.length === 1;
  const width = flat && column.classes === undefined ? setWidth(ways, source, length ?? 1) : null;
  return [
    {
      ...issue(entry.node, 'model.target-shape', {
        column: column.name,
        expected: show(prediction.shape),
        received: show(column.shape),
      }),
      related: [
        ...(source ? [{ node: source.node.id, shape: prediction.shape }] : []),
        { node: entry.node.id, shape: column.shape.length === 0 ? [1] : column.shape },
      ],
      brief: `${show(prediction.shape)} ≠ ${column.shape.length === 0 ? '1' : show(column.shape)}`,
      fixes: [...lossesFor(end, column), ...(width ? [width] : leadIns(end))],
    },
  ];
}

/** A model of classes becomes one of amounts: as many numbers as the target has, any number, and a loss and metrics for them. */
function asAmount({ ways, entry, prediction }: End, column: Column): readonly Fix[] {
  const shape = [column.shape[0] ?? 1];
  const width = column.shape.length < 2 && prediction.shape.length === 1 && setWidth(ways, feederOf(ways, entry), shape[0] ?? 1);
  const amounts = Object.values<LossDefinition>(losses).filter((loss) => loss.answers === 'amount' && loss.target !== 'label');
  const [loss] = amounts.sort((a, b) => a.order - b.order);
  if (!width || !loss || width.kind !== 'set-param') return [];
  const activation = loss.activation(defaults(loss.params) as never);
  return [
    together([
      { kind: 'set-loss', loss: { type: loss.id, params: {} } },
      width,
      { kind: 'set-param', node: width.node, param: 'activation', value: activation },
      ...errorMetrics(entry, { ...prediction, shape }, loss),
    ]),
  ];
}

/** Shares of right answers say nothing of amounts: what tells how far off they are stays, or comes. */
function errorMetrics(entry: TypedNode, prediction: TensorType, loss: LossDefinition): readonly Fix[] {
  const tells = ({ direction, check }: MetricDefinition): boolean =>
    direction === 'min' && (check?.(prediction, loss.target) ?? null) === null;
  const { metrics: given } = entry.params as unknown as OutputParams;
  const kept = given.filter(({ type }) => tells(findMetric(type) as MetricDefinition));
  const other = Object.values<MetricDefinition>(metrics).find((metric) => tells(metric) && metric.id !== loss.id);
  const value = kept.length > 0 || !other ? kept : [{ type: other.id, params: {} }];
  return kept.length === given.length ? [] : [{ kind: 'set-param', node: 'self', param: 'metrics', value }];
}

/** Losses that take this column and this prediction, the usual one first. */
function lossesFor({ prediction }: End, column: Column): readonly Fix[] {
  return Object.values<LossDefinition>(losses)
    .filter((loss) => (loss.target === 'label') === (column.classes !== undefined))
    .filter((loss) => loss.target === 'label' || fits(column, prediction))
    .filter((loss) => loss.check(prediction, defaults(loss.params) as never) === null)
    .sort((a, b) => a.order - b.order)
    .slice(0, 2)
    .map((loss) => ({ kind: 'set-loss', loss: { type: loss.id, params: {} } }));
}

/** `(n,)` and `(n, 1)` stand for each other, as in Keras. */
export function fits(column: Pick<Column, 'shape'>, prediction: Pick<TensorType, 'shape'>): boolean {
  return sameButForOnes(column.shape, prediction.shape);
}

/**
 * `suits`: what is offered where the node names no column that there is; one that nothing is bound to yet goes first.
 * `nothing`: what is said where none suits.
 */
function boundColumn(
  document: LoomDocument,
  node: DocumentNode,
  columns: readonly Column[],
  suits: (column: Column) => boolean,
  nothing = 'model.no-column',
): { column: Column } | { issue: Issue } {
  const name = document.data.columns[node.id];
  const column = columns.find((candidate) => candidate.name === name);
  if (column) return { column };
  const known = columns.map((each) => each.name).join(', ');
  const bound = new Set(Object.values(document.data.columns));
  const good = columns.filter(suits);
  const best = good.find((each) => !bound.has(each.name)) ?? good[0];
  const found =
    name === undefined
      ? issue(node, best ? 'model.no-column' : nothing, { known })
      : issue(node, 'model.unknown-column', { column: name, known });
  return { issue: { ...found, fixes: best ? [{ kind: 'set-column', column: best.name }] : [] } };
}

function show(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : shape.join(' × ');
}

function issue(node: DocumentNode, code: string, values: Issue['values']): Issue {
  return { severity: 'error', code, values, node: node.id, fixes: [] };
}
