/** @file What a repair would lead to, tried on a copy: the shapes that change first. */
import type { Fix } from '../../../engine/catalog/define.ts';
import type { Issue } from '../../../engine/model/ir.ts';
import { applyFix } from '../../document/commands/apply-fix.ts';
import { mainGraph } from '../../document/graph.ts';
import { reportOf } from '../../document/report.ts';
import type { EditorState } from '../../document/state.ts';

export interface Outcome {
  /** Names of nodes that get this shape. */
  readonly names: readonly string[];
  readonly shape: readonly number[];
}

/** Of the node at fault and those that its sentence names; null where the repair shows in no shape there. */
export function outcomeOf(state: EditorState, issue: Issue, fix: Fix): Outcome | null {
  const after = applyFix.run(state, { fix, node: issue.node });
  const [before, next] = [reportOf(state), reportOf(after)];
  const ids = [...(issue.related ?? []).map(({ node }) => node), ...(issue.node === null ? [] : [issue.node])];
  const changed = ids.flatMap((id) => {
    const shape = next.nodes.get(id)?.outputs?.[0]?.shape;
    const old = before.nodes.get(id)?.outputs?.[0]?.shape;
    const name = mainGraph(after).nodes.find((node) => node.id === id)?.name;
    return shape && name !== undefined && String(shape) !== String(old) ? [{ name, shape }] : [];
  });
  const [first] = changed;
  if (!first) return null;
  return {
    names: changed.filter(({ shape }) => String(shape) === String(first.shape)).map(({ name }) => name),
    shape: first.shape,
  };
}
