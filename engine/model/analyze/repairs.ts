/** @file Repairs that need the whole drawing: what could feed a port, which layer upstream has to change. */
import type { Fix } from '../../catalog/define.ts';
import type { Column } from '../../data/types.ts';
import type { LoomDocument } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { allLayers } from '../registry.ts';
import { feed } from './feeding.ts';
import { idOf, keepSize, together, upstream, type Ways, wireInto } from './paths.ts';

/** The issues with fixes that name nodes by their ids, and with those that only now can be known. */
export function withRepairs(
  document: LoomDocument,
  ways: Ways,
  columns: readonly Column[] | null,
  issues: readonly Issue[],
): Issue[] {
  return issues.map((issue) => orRemoved(ways, repaired(document, ways, columns, issue)));
}

function repaired(document: LoomDocument, ways: Ways, columns: readonly Column[] | null, issue: Issue): Issue {
  if (issue.code === 'model.missing-input') return { ...issue, ...feed(document, ways, columns, issue) };
  if (issue.code === 'model.wrong-dtype') return { ...issue, fixes: [...toDecimals(issue), ...issue.fixes] };
  if (issue.node === null || issue.fixes.length === 0) return issue;
  return { ...issue, fixes: issue.fixes.flatMap((fix) => resolve(ways, issue.node as string, fix) ?? []) };
}

/** A layer that nothing helps can go. */
function orRemoved(ways: Ways, issue: Issue): Issue {
  const { role } = ways.typing.typed.get(issue.node ?? '')?.definition ?? {};
  return issue.fixes.length === 0 && role === 'layer' ? { ...issue, fixes: [{ kind: 'remove-node' }] } : issue;
}

/** A layer that turns whole numbers into decimal ones and changes nothing else. */
function toDecimals(issue: Issue): readonly Fix[] {
  const layer = allLayers().find(({ toDecimals: params }) => params !== undefined);
  if (!layer || issue.values['expected'] !== 'float' || issue.port === undefined) return [];
  const params = { ...layer.toDecimals };
  return [{ kind: 'insert-before', type: layer.id, params, port: issue.port }];
}

/** Null where the fix would change nothing. */
function resolve(ways: Ways, node: string, fix: Fix): Fix | null {
  const feeder = (port: string) => ways.typing.typed.get(wireInto(ways, node, port)?.source.id ?? '');
  switch (fix.kind) {
    case 'several': {
      const parts = fix.fixes.map((part) => resolve(ways, node, part));
      const known = parts.filter((part) => part !== null);
      return known.length === parts.length ? together(known) : null;
    }
    case 'keep-size': {
      const fixes = keepSize(ways, feeder(fix.port), fix.size);
      return fixes && fixes.length > 0 ? together(fixes) : null;
    }
    case 'set-param': {
      if (fix.node === 'self' || 'id' in fix.node) return fix;
      const entry = upstream(ways, feeder(fix.node.port), ({ definition }) => fix.param in definition.params);
      return entry ? { ...fix, node: idOf(entry) } : null;
    }
    default:
      return fix;
  }
}
