/** @file Which layers can take a wire that was let go over empty canvas. */
import type { LayerDefinition, TensorType } from '../../engine/catalog/define.ts';
import { defaults } from '../../engine/catalog/validate.ts';
import { accepts } from '../../engine/model/analyze/nodes.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import { mainGraph, nodeOf } from './graph.ts';
import type { PortRef } from './refuse.ts';
import { reportOf } from './report.ts';
import type { EditorState } from './state.ts';

/** Whether a new node of this type, with its defaults, could stand at the free end of a wire from `from`. */
export function fitsPort(state: EditorState, from: PortRef, layer: LayerDefinition): boolean {
  const node = nodeOf(mainGraph(state), from.node);
  const definition = node && definitionOf(node);
  if (!node || !definition) return false;
  if (from.side === 'target') {
    const port = definition.inputs.find(({ name }) => name === from.port);
    return port !== undefined && layer.outputs.some((output) => meets(output.accepts, port.accepts));
  }
  const index = definition.outputs.findIndex(({ name }) => name === from.port);
  const given = reportOf(state).nodes.get(node.id)?.outputs?.[index];
  const [input] = layer.inputs;
  if (!input) return false;
  return given ? takes(layer, given) : meets(definition.outputs[index]?.accepts ?? 'any', input.accepts);
}

type Kind = LayerDefinition['inputs'][number]['accepts'];

function meets(gives: Kind, wants: Kind): boolean {
  return gives === 'any' || wants === 'any' || gives === wants;
}

/** As many of that tensor as the layer's ports need at least. */
function takes(layer: LayerDefinition, given: TensorType): boolean {
  if (!layer.inputs.every((port) => accepts(port.accepts, given.dtype))) return false;
  const inputs = layer.inputs.flatMap((port) => Array.from({ length: port.min ?? 1 }, () => given));
  return layer.infer(inputs, structuredClone(defaults(layer.params)) as never).ok;
}
