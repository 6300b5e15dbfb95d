/** @file A Keras model between its config and ours: layers with their calls, and Keras' own order of layers. */
import { LoomError } from '../../core/errors.ts';
import type { TensorType } from '../../catalog/define.ts';

/** Result `output` of the `call`-th call of a layer: Keras' history `[layer, call, output]`. */
export interface KerasTensor {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

export interface KerasCall {
  /** Empty for an input layer. */
  readonly inputs: readonly KerasTensor[];
  /** Whether the inputs are passed as one list, as merging layers take them. */
  readonly list: boolean;
}

export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly calls: readonly KerasCall[];
}

export interface KerasModel {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly inputs: readonly KerasTensor[];
  readonly outputs: readonly KerasTensor[];
}

/** Type of each result, by `tensorKey`. */
export type TensorTypes = ReadonlyMap<string, TensorType>;

export const inputClass = 'InputLayer';
/** Passes its input on under a name of its own; Layerloom draws it as a wire. */
export const identityClass = 'Identity';

export function tensorKey(tensor: KerasTensor): string {
  return `${tensor.layer}/${tensor.call}/${tensor.output}`;
}

/** Keras finds variables, layers and optimizer state by an order that it derives from the graph alone, whatever the file says. */
export function inKerasOrder(model: KerasModel, file: string): KerasLayer[] {
  const walk = postOrder(model, file);
  const nodeDepth = new Map<string, number>();
  const layerDepth = new Map<string, number>();
  for (const node of walk.nodes.toReversed()) {
    const depth = Math.max(nodeDepth.get(node.key) ?? 0, layerDepth.get(node.layer.name) ?? 0);
    layerDepth.set(node.layer.name, depth);
    for (const input of node.call.inputs) {
      const key = nodeKey(input);
      nodeDepth.set(key, Math.max(depth + 1, nodeDepth.get(key) ?? 0));
    }
  }
  for (const input of model.inputs) {
    if (layerDepth.has(input.layer)) continue;
    layerDepth.set(input.layer, 0);
    walk.firstVisit.set(input.layer, -1);
  }
  const depthOf = (layer: KerasLayer): number => layerDepth.get(layer.name) ?? 0;
  const visitOf = (layer: KerasLayer): number => walk.firstVisit.get(layer.name) ?? 0;
  return model.layers
    .filter((layer) => layerDepth.has(layer.name))
    .sort((a, b) => depthOf(b) - depthOf(a) || visitOf(a) - visitOf(b));
}

interface Visit {
  readonly key: string;
  readonly layer: KerasLayer;
  readonly call: KerasCall;
}

function nodeKey(tensor: KerasTensor): string {
  return `${tensor.layer}/${tensor.call}`;
}

/** Depth first from the outputs back: calls in order of completion, layers in order of first sight. Iterative, for deep models. */
function postOrder(model: KerasModel, file: string): { nodes: Visit[]; firstVisit: Map<string, number> } {
  const byName = new Map(model.layers.map((layer) => [layer.name, layer]));
  const nodes: Visit[] = [];
  const firstVisit = new Map<string, number>();
  const state = new Map<string, 'open' | 'done'>();
  for (const output of model.outputs) {
    const stack: { visit: Visit; next: number }[] = [];
    const enter = (tensor: KerasTensor): void => {
      const key = nodeKey(tensor);
      if (state.get(key) === 'done') return;
      if (state.get(key) === 'open') throw new LoomError('formats.cycle', { file, layer: tensor.layer });
      const layer = byName.get(tensor.layer);
      const call = layer?.calls[tensor.call];
      if (!layer || !call) throw new LoomError('formats.bad-config', { file, place: tensor.layer });
      if (!firstVisit.has(layer.name)) firstVisit.set(layer.name, firstVisit.size);
      state.set(key, 'open');
      stack.push({ visit: { key, layer, call }, next: 0 });
    };
    enter(output);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.visit.call.inputs[top.next];
      top.next += 1;
      if (input) {
        enter(input);
        continue;
      }
      stack.pop();
      state.set(top.visit.key, 'done');
      nodes.push(top.visit);
    }
  }
  return { nodes, firstVisit };
}

/** Calls so that each comes after those that it reads. */
export function callsInOrder(model: KerasModel, file: string): { readonly layer: KerasLayer; readonly call: number }[] {
  return postOrder(model, file).nodes.map((visit) => ({ layer: visit.layer, call: visit.layer.calls.indexOf(visit.call) }));
}
