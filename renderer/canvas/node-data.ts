/** @file What a node shows, worked out from definition, document and report: shapes, counts, the short reason of a problem. */
import type { LayerDefinition, TensorType } from '../../engine/catalog/define.ts';
import type { Ref } from '../../engine/catalog/params.ts';
import { validateParams } from '../../engine/catalog/validate.ts';
import type { Language } from '../../engine/core/language.ts';
import type { Column } from '../../engine/data/types.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../engine/model/document/types.ts';
import type { ModelReport } from '../../engine/model/ir.ts';
import { findLoss } from '../../engine/model/registry.ts';
import { mainGraph } from '../document/graph.ts';
import { reportOf } from '../document/report.ts';
import { type EditorState, factsOf } from '../document/state.ts';

export interface NodeFace {
  readonly definition: LayerDefinition | null;
  /** The type in the reader's language, then what matters of the parameters. */
  readonly words: readonly string[];
  readonly from: readonly number[] | null;
  readonly shape: readonly number[] | null;
  /** Number of classes, at an Output whose target is a label. */
  readonly classes: number | null;
  /** Largest class that an Input of labels gives. */
  readonly largest: number | null;
  /** Element types of the outputs, for the look of the ports. */
  readonly gives: readonly ('f32' | 'i32' | null)[];
  /** How many wires lead to each input port. */
  readonly wires: readonly number[];
  readonly parameters: number;
  /** The short reason, `26×26 ≠ 28×28`; empty where the issue has none; null without a problem. */
  readonly problem: string | null;
  /** Name of the node that this one waits for. */
  readonly waitsFor: string | null;
}

export function faceOf(node: DocumentNode, state: EditorState, language: Language): NodeFace {
  const { nodes, edges } = mainGraph(state);
  const definition = definitionOf(node);
  const report = reportOf(state);
  const own = report.nodes.get(node.id);
  const owner = node.shares === undefined ? node : (nodes.find((other) => other.id === node.shares) ?? node);
  const params = definition && validateParams(definition.params, owner.params ?? {});
  const valid = params?.issues.length === 0;
  const input = own?.inputs[0] ?? null;
  const output = own?.outputs?.[0] ?? (definition?.role === 'output' && own?.outputs ? input : null);
  const column = columnOf(node, definition, state);
  const ownBrief = valid ? (definition?.brief(params.values as never) ?? []) : [];
  return {
    definition,
    words: [definition?.text.title[language] ?? node.type, ...(column?.text ? [column.text[language]] : ownBrief)],
    from: output && input && input.shape.length !== output.shape.length ? input.shape : null,
    shape: output?.shape ?? null,
    classes: classesOf(definition, params?.values, output),
    largest: column?.classes === undefined ? null : column.classes - 1,
    gives: (definition?.outputs ?? []).map((_, index) => own?.outputs?.[index]?.dtype ?? null),
    wires: (definition?.inputs ?? []).map(
      (port) => edges.filter((edge) => edge.target === node.id && edge.targetPort === port.name).length,
    ),
    parameters: own?.parameters ?? 0,
    problem: problemOf(node, report),
    waitsFor: own?.waitsFor ? (nodes.find((other) => other.id === own.waitsFor)?.name ?? null) : null,
  };
}

/** The column that an Input takes, where the app knows the data. */
function columnOf(node: DocumentNode, definition: LayerDefinition | null, state: EditorState): Column | undefined {
  if (definition?.role !== 'input') return undefined;
  const name = state.document.data.columns[node.id];
  return factsOf(state)?.columns.find((column) => column.name === name);
}

function problemOf(node: DocumentNode, report: ModelReport): string | null {
  const issue = report.issues.find((each) => each.node === node.id && each.severity === 'error');
  return issue ? (issue.brief ?? '') : null;
}

function classesOf(definition: LayerDefinition | null, params: unknown, output: TensorType | null): number | null {
  if (definition?.role !== 'output' || !output) return null;
  const { loss } = params as { readonly loss?: Ref };
  return findLoss(loss?.type ?? '')?.target === 'label' ? (output.shape.at(-1) ?? null) : null;
}
