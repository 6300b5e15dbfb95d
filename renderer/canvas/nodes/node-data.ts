/** @file What a node shows, worked out from definition, document and report: shapes, counts, the short reason of a problem. */
import type { LayerDefinition, TensorType } from '../../../engine/catalog/define.ts';
import type { Ref } from '../../../engine/catalog/params.ts';
import { validateParams } from '../../../engine/catalog/validate.ts';
import type { Language } from '../../../engine/core/language.ts';
import type { Column } from '../../../engine/data/types.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import type { NodeReport } from '../../../engine/model/ir.ts';
import { issueBrief } from '../../../engine/model/issue-text.ts';
import { findLoss } from '../../../engine/model/registry.ts';
import { mainGraph } from '../../document/graph.ts';
import { reportOf } from '../../document/report.ts';
import { type EditorState, factsOf } from '../../document/state.ts';

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

/** All that a face is made from; while it stays, so does the face. */
interface Source {
  readonly type: string;
  readonly params: DocumentNode['params'];
  readonly own: NodeReport | undefined;
  readonly column: Column | undefined;
  readonly wires: readonly number[];
  readonly problem: string | null;
  readonly waitsFor: string | null;
  readonly language: Language;
}

interface Made {
  readonly source: Source;
  readonly face: NodeFace;
}

/** Keeps faces from one state of the drawing to the next: a node whose face did not change keeps the same object. */
export class Faces {
  #made = new Map<string, Made>();

  /** By node id. */
  of(state: EditorState, language: Language): ReadonlyMap<string, NodeFace> {
    const next = new Map<string, Made>();
    for (const [node, source] of sourcesOf(state, language)) {
      const held = this.#made.get(node.id);
      if (held && sameFields(held.source, source)) {
        next.set(node.id, held);
        continue;
      }
      const face = faceOf(node, source);
      // In another language a face is another one, also where its words are the same: the node is described anew.
      const same = held?.source.language === language && sameFields(held.face, face);
      next.set(node.id, { source, face: same ? held.face : face });
    }
    this.#made = next;
    return new Map([...next].map(([id, { face }]) => [id, face]));
  }
}

function sourcesOf(state: EditorState, language: Language): [DocumentNode, Source][] {
  const { nodes, edges } = mainGraph(state);
  const report = reportOf(state);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wired = new Map<string, number>();
  for (const { target, targetPort } of edges)
    wired.set(`${target}\n${targetPort}`, (wired.get(`${target}\n${targetPort}`) ?? 0) + 1);
  const problems = new Map<string, string>();
  for (const issue of report.issues)
    if (issue.node !== null && issue.severity === 'error' && !problems.has(issue.node))
      problems.set(issue.node, issueBrief(issue, language));
  const columns = factsOf(state)?.columns;
  const bound = state.document.data.columns;
  return nodes.map((node) => {
    const definition = definitionOf(node);
    const own = report.nodes.get(node.id);
    const owner = node.shares === undefined ? node : (byId.get(node.shares) ?? node);
    const source: Source = {
      type: node.type,
      params: owner.params,
      own,
      column: definition?.role === 'input' ? columns?.find(({ name }) => name === bound[node.id]) : undefined,
      wires: (definition?.inputs ?? []).map((port) => wired.get(`${node.id}\n${port.name}`) ?? 0),
      problem: problems.get(node.id) ?? null,
      waitsFor: own?.waitsFor ? (byId.get(own.waitsFor)?.name ?? null) : null,
      language,
    };
    return [node, source];
  });
}

function faceOf(node: DocumentNode, { own, column, language, wires, problem, waitsFor, ...source }: Source): NodeFace {
  const definition = definitionOf(node);
  const params = definition && validateParams(definition.params, source.params ?? {});
  const valid = params?.issues.length === 0;
  const input = own?.inputs[0] ?? null;
  const output = own?.outputs?.[0] ?? (definition?.role === 'output' && own?.outputs ? input : null);
  const ownBrief = valid ? (definition?.brief(params.values as never, language) ?? []) : [];
  return {
    definition,
    words: [definition?.text.title[language] ?? node.type, ...(column?.text ? [column.text[language]] : ownBrief)],
    from: output && input && input.shape.length !== output.shape.length ? input.shape : null,
    shape: output?.shape ?? null,
    classes: classesOf(definition, params?.values, output),
    largest: column?.classes === undefined ? null : column.classes - 1,
    gives: (definition?.outputs ?? []).map((_, index) => own?.outputs?.[index]?.dtype ?? null),
    wires,
    parameters: own?.parameters ?? 0,
    problem,
    waitsFor,
  };
}

function classesOf(definition: LayerDefinition | null, params: unknown, output: TensorType | null): number | null {
  if (definition?.role !== 'output' || !output) return null;
  const { loss } = params as { readonly loss?: Ref };
  return findLoss(loss?.type ?? '')?.target === 'label' ? (output.shape.at(-1) ?? null) : null;
}

/** Equal fields, lists by what they hold. */
function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => {
    const [x, y] = [a[key], b[key]];
    if (x === y) return true;
    return Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.every((value, index) => value === y[index]);
  });
}
