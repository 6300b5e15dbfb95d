/** @file What repairs would lead to, tried on a copy: only those are offered that mend and break nothing else at the node. */
import type { Fix } from '../../../engine/catalog/define.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
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

export interface Offer {
  readonly fix: Fix;
  /** Null where the repair shows in no shape there. */
  readonly outcome: Outcome | null;
}

/** What is shown beside a problem: more would be a choice without a reason. */
const most = 2;

/** The repairs of an issue that hold what they promise, the best first. */
export function offersOf(state: EditorState, issue: Issue): readonly Offer[] {
  const attempt = (fix: Fix): Tried => ({ fix, after: applyFix.run(state, { fix, node: issue.node }) });
  const clean = (all: readonly Tried[]): readonly Tried[] => all.filter(({ after }) => mends(state, after, issue));
  const tried = issue.fixes.map(attempt);
  const good = [clean(tried), clean(lastResort(state, issue).map(attempt))].find((list) => list.length > 0) ?? [];
  // What a circle hid was wrong before it.
  const offered = issue.code === 'model.cycle' && clean(tried).length === 0 ? tried : good;
  return offered.slice(0, most).map(({ fix, after }) => ({ fix, outcome: outcomeOf(state, after, issue) }));
}

interface Tried {
  readonly fix: Fix;
  readonly after: EditorState;
}

/** A layer that nothing else helps can go. */
function lastResort(state: EditorState, issue: Issue): readonly Fix[] {
  const node = mainGraph(state).nodes.find(({ id }) => id === issue.node);
  return issue.severity === 'error' && node && definitionOf(node)?.role === 'layer' ? [{ kind: 'remove-node' }] : [];
}

/** The issue is gone, and no error of another kind has come to its node. */
function mends(before: EditorState, after: EditorState, issue: Issue): boolean {
  if (after.document === before.document) return false;
  const codes = (state: EditorState): string[] =>
    reportOf(state)
      .issues.filter((each) => each.node === issue.node && each.severity === issue.severity)
      .map(({ code }) => code);
  const [old, next] = [codes(before), codes(after)];
  const count = (list: readonly string[]): number => list.filter((code) => code === issue.code).length;
  return count(next) < count(old) && next.every((code) => old.includes(code));
}

/** Of the node at fault and those that its sentence names: the shapes that change first. */
function outcomeOf(state: EditorState, after: EditorState, issue: Issue): Outcome | null {
  const [before, next] = [reportOf(state), reportOf(after)];
  const ids = new Set([...(issue.related ?? []).map(({ node }) => node), ...(issue.node === null ? [] : [issue.node])]);
  const changed = [...ids].flatMap((id) => {
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
