/** @file Where ports sit on a node. A variadic port has a place for each of its wires, at least as many as it needs. */
import type { Port } from '../../../engine/catalog/define.ts';
import { nodeSize } from '../../document/graph.ts';

export interface Slot {
  /** Of the handle: the port's name, with `:2` for the third wire of a variadic one. */
  readonly id: string;
  readonly port: Port;
  /** Middle of the port, from the node's upper edge. */
  readonly y: number;
}

/** Width and height of a port, as `--port` has it. */
export const portSize = 11;

const known = new WeakMap<readonly Port[], Map<string, readonly Slot[]>>();

/** `wires`: how many wires lead to each port. The same list for the same ports and wires. */
export function slotsOf(ports: readonly Port[], wires: readonly number[] = []): readonly Slot[] {
  const forms = known.get(ports) ?? new Map<string, readonly Slot[]>();
  known.set(ports, forms);
  const form = wires.join();
  const slots = forms.get(form) ?? makeSlots(ports, wires);
  forms.set(form, slots);
  return slots;
}

function makeSlots(ports: readonly Port[], wires: readonly number[]): Slot[] {
  const places = ports.flatMap((port, index) =>
    port.variadic
      ? Array.from({ length: Math.max(port.min ?? 1, wires[index] ?? 0) }, (_, place) => ({ id: `${port.name}:${place}`, port }))
      : [{ id: port.name, port }],
  );
  return places.map((place, index) => ({ ...place, y: heightOf(index, places.length) }));
}

/** Two stand at 30 and 58, in line with a branch above and one below; more share the height. */
function heightOf(index: number, count: number): number {
  if (count === 1) return nodeSize.height / 2;
  if (count === 2) return index === 0 ? 30 : 58;
  return Math.round((nodeSize.height * (index + 1)) / (count + 1));
}

/** The port that a handle belongs to. */
export function portOf(handle: string | null | undefined): string {
  return (handle ?? '').split(':')[0] ?? '';
}
