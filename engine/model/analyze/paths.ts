/** @file Ways upstream from a node: who feeds a port, which layer sets a width, where a picture became smaller. */
import type { Fix, FixNode, TensorType } from '../../catalog/define.ts';
import type { TypedNode, Typing } from './nodes.ts';
import type { Wire, Wiring } from './wiring.ts';

export interface Ways {
  readonly wiring: Wiring;
  readonly typing: Typing;
}

/** The wire into a port: `name`, or `name:2` for the third wire of a variadic one. */
export function wireInto({ wiring }: Ways, node: string, port: string): Wire | undefined {
  const [name, place = '0'] = port.split(':');
  const into = wiring.into.get(node) ?? [];
  return into.filter((wire) => wire.targetPort.name === name)[Number(place)] ?? (into.length === 1 ? into[0] : undefined);
}

export function outputOf(entry: TypedNode | undefined): TensorType | null {
  return entry?.report.outputs?.[0] ?? null;
}

/** The node whose single output the single input of `entry` takes. */
export function feederOf(ways: Ways, entry: TypedNode): TypedNode | undefined {
  const into = ways.wiring.into.get(entry.node.id) ?? [];
  return into.length === 1 ? ways.typing.typed.get((into[0] as Wire).source.id) : undefined;
}

/** Upstream of `start`, itself first, through nodes that leave the shape as it is; the first that `fits`. */
export function upstream(ways: Ways, start: TypedNode | undefined, fits: (entry: TypedNode) => boolean): TypedNode | undefined {
  for (let entry = start; entry; entry = feederOf(ways, entry)) {
    if (fits(entry)) return entry;
    const input = entry.report.inputs[0];
    if (entry.report.inputs.length !== 1 || !input || String(input.shape) !== String(outputOf(entry)?.shape)) return undefined;
  }
  return undefined;
}

/** Sets the length of the last axis that `start` gives, in the layer that decides on it. */
export function setWidth(ways: Ways, start: TypedNode | undefined, length: number): Fix | null {
  const entry = upstream(ways, start, ({ definition }) => definition.width !== undefined);
  const param = entry?.definition.width;
  return entry && param ? { kind: 'set-param', node: idOf(entry), param, value: length } : null;
}

/** The topmost of the layers for lists that a picture runs through on its way to `start`; each would make lists of its rows. */
export function firstForLists(ways: Ways, start: TypedNode | undefined): TypedNode | undefined {
  let found: TypedNode | undefined;
  for (let entry = start; entry; entry = feederOf(ways, entry)) {
    const input = entry.report.inputs[0];
    if (entry.report.inputs.length !== 1 || !input) break;
    if (entry.definition.lists && input.shape.length > 1) found = entry;
    else if (String(input.shape) !== String(outputOf(entry)?.shape)) break;
  }
  return found;
}

/** Lets every window between `start` and a picture of `size` keep it; null where that does not lead there. */
export function keepSize(ways: Ways, start: TypedNode | undefined, size: readonly number[]): readonly Fix[] | null {
  const chain: TypedNode[] = [];
  let entry = start;
  while (entry && entry.report.inputs.length === 1 && !sameSize(outputOf(entry), size)) {
    chain.unshift(entry);
    entry = feederOf(ways, entry);
  }
  let type = outputOf(entry);
  if (!entry || !type || !sameSize(type, size)) return null;
  const fixes: Fix[] = [];
  for (const each of chain) {
    const { keepsSize: keeps, infer } = each.definition;
    const values = keeps ? { ...each.params, [keeps.param]: keeps.value } : each.params;
    if (keeps) fixes.push({ kind: 'set-param', node: idOf(each), ...keeps });
    const result = infer([type], values as never);
    if (!result.ok || !result.outputs[0]) return null;
    type = result.outputs[0];
  }
  return sameSize(type, size) ? fixes : null;
}

function sameSize(type: TensorType | null, size: readonly number[]): boolean {
  return size.every((length, axis) => type?.shape[axis] === length);
}

export function idOf(entry: TypedNode): FixNode {
  return { id: entry.node.id };
}

/** One fix of several. */
export function together(fixes: readonly Fix[]): Fix {
  return fixes.length === 1 ? (fixes[0] as Fix) : { kind: 'several', fixes };
}
