/** @file ModelIR as a Keras model: names that Keras takes, calls by layer, outputs that are layers of their own name. */
import { invariant } from '../../core/errors.ts';
import type { TensorType } from '../../catalog/define.ts';
import { findLayer } from '../../model/registry.ts';
import type { IRLayer, IROutput, ModelIR, TensorRef } from '../../model/ir.ts';
import {
  identityClass,
  inKerasOrder,
  inputClass,
  type KerasCall,
  type KerasLayer,
  type KerasModel,
  type KerasTensor,
  tensorKey,
  type TensorTypes,
} from './model.ts';
import { KerasNames, kerasName } from './names.ts';

export interface ExportedModel {
  /** Layers in Keras' order. */
  readonly model: KerasModel;
  readonly types: TensorTypes;
  /** The layer of the IR that a Keras layer stands for, by its Keras name. */
  readonly sources: ReadonlyMap<string, IRLayer>;
}

export function fromIR(ir: ModelIR): ExportedModel {
  const names = new KerasNames();
  const types = new Map<string, TensorType>();
  const inputs = ir.inputs.map((input): KerasLayer => {
    const name = names.take(input.name, 'input');
    types.set(tensorKey({ layer: name, call: 0, output: 0 }), input.type);
    const dtype = input.type.dtype === 'f32' ? 'float32' : 'int32';
    return {
      name,
      className: inputClass,
      config: { shape: input.type.shape, dtype, name },
      calls: [{ inputs: [], list: false }],
    };
  });
  const layerNames = ir.layers.map((layer) => names.take(layer.name, 'layer'));
  const calls = ir.layers.map((): KerasCall[] => []);
  const tensors: KerasTensor[] = [];
  const resolve = (ref: TensorRef): KerasTensor => {
    if (ref.kind === 'input') return { layer: (inputs[ref.index] as KerasLayer).name, call: 0, output: 0 };
    const call = tensors[ref.index];
    invariant(call, 'calls are in topological order');
    return { ...call, output: ref.output };
  };
  for (const call of ir.calls) {
    const own = calls[call.layer] as KerasCall[];
    const tensor = { layer: layerNames[call.layer] as string, call: own.length, output: 0 };
    for (const [output, type] of call.outputs.entries()) types.set(tensorKey({ ...tensor, output }), type);
    const list = findLayer((ir.layers[call.layer] as IRLayer).type)?.inputs[0]?.variadic ?? false;
    own.push({ inputs: call.inputs.map(resolve), list });
    tensors.push(tensor);
  }
  const layers = ir.layers.map((layer, index) => kerasLayer(layer, layerNames[index] as string, calls[index] as KerasCall[]));
  const ends = outputsOf(ir.outputs, resolve, names, types);
  const model: KerasModel = {
    name: kerasName(ir.name, 'model'),
    layers: [...inputs, ...layers, ...ends.layers],
    inputs: inputs.map((input) => ({ layer: input.name, call: 0, output: 0 })),
    outputs: ends.outputs,
  };
  const sources = new Map(ir.layers.map((layer, index) => [layerNames[index] as string, layer]));
  return { model: { ...model, layers: inKerasOrder(model, ir.name) }, types, sources };
}

function kerasLayer(layer: IRLayer, name: string, calls: readonly KerasCall[]): KerasLayer {
  const definition = findLayer(layer.type);
  invariant(definition, `no layer ${layer.type}`);
  const config = definition.keras.toConfig(layer.params as never);
  return { name, className: definition.keras.className, config: { name, ...config, trainable: layer.trainable }, calls };
}

/** In Keras an output bears its layer's name, so an input, or a layer that is an output twice, gets an Identity behind it. */
function outputsOf(
  outputs: readonly IROutput[],
  resolve: (ref: TensorRef) => KerasTensor,
  names: KerasNames,
  types: Map<string, TensorType>,
): { layers: KerasLayer[]; outputs: KerasTensor[] } {
  const layers: KerasLayer[] = [];
  const used = new Set<string>();
  const tensors = outputs.map((output) => {
    const source = resolve(output.source);
    if (output.source.kind === 'call' && !used.has(source.layer)) {
      used.add(source.layer);
      return source;
    }
    const name = names.take(output.name, 'output');
    const tensor = { layer: name, call: 0, output: 0 };
    layers.push({ name, className: identityClass, config: { name }, calls: [{ inputs: [source], list: false }] });
    types.set(tensorKey(tensor), output.type);
    return tensor;
  });
  return { layers, outputs: tensors };
}
