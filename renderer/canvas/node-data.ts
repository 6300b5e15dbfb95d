/** @file What a node shows, worked out from definition, document and report: shapes, counts, the short reason of a problem. */
import type { LayerDefinition, TensorType } from '../../engine/catalog/define.ts';
import { validateParams } from '../../engine/catalog/validate.ts';
import type { DocumentNode } from '../../engine/model/document/types.ts';
import type { Issue, ModelReport } from '../../engine/model/ir.ts';
import type { Ref } from '../../engine/catalog/params.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import { findLoss } from '../../engine/model/registry.ts';

export interface NodeFace {
  readonly definition: LayerDefinition | null;
  readonly brief: readonly string[];
  readonly from: readonly number[] | null;
  readonly shape: readonly number[] | null;
  /** Number of classes, at an Output whose target is a label. */
  readonly classes: number | null;
  /** Element types of the outputs, for the look of the ports. */
  readonly gives: readonly ('f32' | 'i32' | null)[];
  readonly parameters: number;
  readonly problem: Issue | null;
  /** Name of the node that this one waits for. */
  readonly waitsFor: string | null;
}

export function faceOf(node: DocumentNode, nodes: readonly DocumentNode[], report: ModelReport): NodeFace {
  const definition = definitionOf(node);
  const own = report.nodes.get(node.id);
  const owner = node.shares === undefined ? node : (nodes.find((other) => other.id === node.shares) ?? node);
  const params = definition && validateParams(definition.params, owner.params ?? {});
  const input = own?.inputs[0] ?? null;
  const output = own?.outputs?.[0] ?? (definition?.role === 'output' && own?.outputs ? input : null);
  const rank = (type: TensorType | null): number => type?.shape.length ?? 0;
  return {
    definition,
    brief: params && params.issues.length === 0 ? (definition?.brief(params.values as never) ?? []) : [],
    from: output && input && rank(input) !== rank(output) ? input.shape : null,
    shape: output?.shape ?? null,
    classes: classesOf(definition, params?.values, output),
    gives: (definition?.outputs ?? []).map((_, index) => own?.outputs?.[index]?.dtype ?? null),
    parameters: own?.parameters ?? 0,
    problem: report.issues.find((issue) => issue.node === node.id && issue.severity === 'error') ?? null,
    waitsFor: own?.waitsFor ? (nodes.find((other) => other.id === own.waitsFor)?.name ?? null) : null,
  };
}

/** `2.4 M` where the whole number would not fit. */
export function shortCount(count: number): string {
  return count >= 1_000_000 ? `${(count / 1_000_000).toFixed(1)} M` : count.toLocaleString('en');
}

function classesOf(definition: LayerDefinition | null, params: unknown, output: TensorType | null): number | null {
  if (definition?.role !== 'output' || !output) return null;
  const { loss } = params as { readonly loss?: Ref };
  return findLoss(loss?.type ?? '')?.target === 'label' ? (output.shape.at(-1) ?? null) : null;
}
