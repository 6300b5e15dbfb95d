/** @file The problems of a drawing as people count them: each cause once, the gravest first. */
import type { Issue, ModelReport } from '../../engine/model/ir.ts';

const order: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };
const known = new WeakMap<ModelReport, readonly Issue[]>();

export function problemsOf(report: ModelReport): readonly Issue[] {
  const held = known.get(report);
  if (held) return held;
  const problems = report.issues
    .filter((issue) => !followsFrom(issue, report.issues))
    .sort((a, b) => order[a.severity] - order[b.severity]);
  known.set(report, problems);
  return problems;
}

/** Those that keep a run from starting. */
export function errorsOf(report: ModelReport): readonly Issue[] {
  return problemsOf(report).filter((issue) => issue.severity === 'error');
}

/** Whether another issue says it all: it would go with that one. */
function followsFrom(issue: Issue, all: readonly Issue[]): boolean {
  switch (issue.code) {
    case 'model.port-taken':
      return all.some((other) => other.code === 'model.cycle' && other.node === issue.node);
    case 'model.no-input':
      return all.some((other) => other.code === 'model.missing-input' && other.fixes.some(({ kind }) => kind === 'add-node'));
    case 'model.unused':
      return all.some((other) => other.code === 'model.missing-input');
    default:
      return false;
  }
}
