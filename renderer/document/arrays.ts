/** @file A file's arrays and the drawing's ends: who takes what, as guessed, and what follows from it in the nodes. */
import type { Draft } from 'mutative';
import { columnOf, type ArrayFacts } from '../../engine/data/describe.ts';
import { fitsInput, greyPicture, pictureOf, sameButForOnes } from '../../engine/data/fit.ts';
import { guessArrays } from '../../engine/data/guess-arrays.ts';
import type { Column } from '../../engine/data/types.ts';
import type { TensorType } from '../../engine/catalog/define.ts';
import type { Ref } from '../../engine/catalog/params.ts';
import { analyze } from '../../engine/model/analyze.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DataBinding, DocumentNode, LoomDocument } from '../../engine/model/document/types.ts';
import { lossFor } from '../../engine/model/target-loss.ts';

/** Without test arrays, so much of the file is kept for testing. */
const testShare = 0.1;
/** Fewer examples than this are not split. */
const fewest = 20;

interface Choice {
  readonly columns: Record<string, string>;
  readonly test: Record<string, string>;
}

/** What a choice of data changes in a drawing. */
export interface DataChange {
  readonly data: DataBinding;
  /** New parameters by node. */
  readonly params: Readonly<Record<string, DocumentNode['params']>>;
}

/**
 * The file's arrays as the drawing's data, with the Input and the loss that follow from them. Bytes of pictures come as 0 to
 * 1 unless `asStored`: nets learn much faster from these.
 */
export function dataOfArrays(
  document: LoomDocument,
  source: string,
  arrays: readonly ArrayFacts[],
  asStored: boolean,
): DataChange {
  const { columns, test } = guessFor(document, arrays);
  const length = arrays.find((each) => each.name === Object.values(columns)[0])?.shape[0] ?? 0;
  const kept = Object.keys(test).length > 0 ? { test } : length >= fewest ? { test_split: testShare } : {};
  const byName = new Map(arrays.map((each) => [each.name, columnOf(each)]));
  const params = Object.entries(columns).flatMap(([node, name]) => {
    const column = byName.get(name);
    const followed = column && paramsFor(document, node, column);
    return followed ? [[node, followed] as const] : [];
  });
  const scale = asStored ? {} : scaleOf(document, columns, arrays);
  return { data: { source, columns, ...kept, scale }, params: Object.fromEntries(params) };
}

const bytes = 255;

/** A factor for each column of bytes that are pixels. A drawing that normalises its input itself gets them as they are. */
function scaleOf({ graphs }: LoomDocument, columns: Choice['columns'], arrays: readonly ArrayFacts[]): Record<string, number> {
  const { nodes, edges } = graphs.main;
  const definitions = new Map(nodes.map((node) => [node.id, definitionOf(node)]));
  const scaled = Object.entries(columns).flatMap(([node, name]) => {
    const array = arrays.find((each) => each.name === name);
    const pixels = array?.element === 'uint8' && array.range[1] > 1 && pictureOf(greyPicture(array.shape.slice(1))) !== null;
    const normalised = edges.some((edge) => edge.source === node && definitions.get(edge.target)?.family === 'normalization');
    return pixels && definitions.get(node)?.role === 'input' && !normalised ? [[name, 1 / bytes] as const] : [];
  });
  return Object.fromEntries(scaled);
}

/** Writes the drawing's data anew, as a whole and in one order, so that undo brings back every byte. */
export function putData(document: Draft<LoomDocument>, { source, columns, test, test_split, scale }: DataBinding): void {
  const filled = (map: Readonly<Record<string, unknown>> | undefined): boolean => Object.keys(map ?? {}).length > 0;
  const next = {
    source,
    columns,
    ...(filled(test) ? { test } : {}),
    ...(test_split ? { test_split } : {}),
    ...(filled(scale) ? { scale } : {}),
  };
  if (JSON.stringify(next) !== JSON.stringify(document.data)) document.data = structuredClone(next) as Draft<DataBinding>;
}

/** Writes it into the draft of the same drawing. */
export function applyDataChange(document: Draft<LoomDocument>, { data, params }: DataChange): void {
  putData(document, data);
  for (const node of document.graphs.main.nodes) {
    const next = params[node.id];
    if (next) node.params = structuredClone(next);
  }
}

/** A node's own name goes first; where there is one of a kind, the guess of the file serves. */
function guessFor({ graphs }: LoomDocument, arrays: readonly ArrayFacts[]): Choice {
  const ends = (role: string): readonly DocumentNode[] => graphs.main.nodes.filter((node) => definitionOf(node)?.role === role);
  const names = new Set(arrays.map((each) => each.name));
  const guess = guessArrays(arrays);
  const choice: Choice = { columns: {}, test: {} };
  for (const [role, train, test] of [
    ['input', guess.input, guess.testInput],
    ['output', guess.target, guess.testTarget],
  ] as const) {
    const nodes = ends(role);
    for (const node of nodes) {
      const array = names.has(node.name) ? node.name : nodes.length === 1 ? train : null;
      if (array !== null) choice.columns[node.id] = array;
      if (array === train && nodes.length === 1 && test !== null) choice.test[node.id] = test;
    }
  }
  return choice;
}

/**
 * An Input takes the shape of its array where that does not fit already; an Output takes a loss that fits the target. Null
 * where nothing has to change.
 */
export function paramsFor(document: LoomDocument, id: string, column: Column): DocumentNode['params'] | null {
  const node = document.graphs.main.nodes.find((each) => each.id === id);
  if (!node) return null;
  const role = definitionOf(node)?.role;
  if (role === 'input') {
    const shape = (node.params?.['shape'] ?? []) as readonly number[];
    const float = node.params?.['dtype'] !== 'int32';
    if (fitsInput(column.shape, shape) && (float || column.dtype === 'i32')) return null;
    return { ...node.params, shape: inputShape(shape, column.shape), dtype: 'float32' };
  }
  const prediction = analyze(document).nodes.get(id)?.inputs[0];
  const loss = node.params?.['loss'] as Ref | undefined;
  if (role !== 'output' || !prediction || !loss) return null;
  const next = lossOf(loss, prediction, column);
  return next === loss ? null : { ...node.params, loss: next };
}

/** A grey picture gets the axis of colours that the drawing's layers were made for. */
function inputShape(before: readonly number[], column: readonly number[]): number[] {
  return column.length === 2 && before.length === 3 ? [...column, 1] : [...column];
}

/** Labels and one score a class: another loss only where the one that is there takes targets of another kind. */
function lossOf(loss: Ref, prediction: TensorType, column: Column): Ref {
  const kind = column.classes !== undefined ? 'label' : sameButForOnes(column.shape, prediction.shape) ? 'same-shape' : null;
  return kind === null || prediction.shape.at(-1) === 1 ? loss : lossFor(loss, kind, prediction);
}
