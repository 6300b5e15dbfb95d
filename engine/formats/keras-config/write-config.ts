/** @file Config of a functional model in the words of Keras 3, or in those that both Keras 3 and Keras 2 read. */
import { invariant } from '../../core/errors.ts';
import type { ExportedModel } from './from-ir.ts';
import { inputClass, type KerasCall, type KerasLayer, type KerasTensor, tensorKey, type TensorTypes } from './model.ts';

/** `keras3`: nodes as `__keras_tensor__`; `both`: the style of Keras 2, which Keras 3 reads too. */
export type ConfigStyle = 'keras3' | 'both';

export function writeConfig({ model, types }: ExportedModel, style: ConfigStyle): Record<string, unknown> {
  const triple = ({ layer, call, output }: KerasTensor): unknown[] => [layer, call, output];
  const ends = (tensors: readonly KerasTensor[]): unknown => {
    const list = tensors.map(triple);
    return style === 'keras3' && list.length === 1 ? list[0] : list;
  };
  const config = {
    name: model.name,
    trainable: true,
    layers: model.layers.map((layer) => writeLayer(layer, types, style)),
    input_layers: ends(model.inputs),
    output_layers: ends(model.outputs),
  };
  if (style === 'both') return { class_name: 'Functional', config };
  return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
}

function writeLayer(layer: KerasLayer, types: TensorTypes, style: ConfigStyle): Record<string, unknown> {
  const isInput = layer.className === inputClass;
  const config = isInput ? inputConfig(layer.config, style) : style === 'both' ? legacy(layer.config) : layer.config;
  const nodes = isInput ? [] : layer.calls.map((call) => (style === 'both' ? legacyNode(call) : node(call, types)));
  const own = { class_name: layer.className, config, name: layer.name, inbound_nodes: nodes };
  return style === 'both' ? own : { module: 'keras.layers', ...own, registered_name: null };
}

function inputConfig(config: KerasLayer['config'], style: ConfigStyle): Record<string, unknown> {
  const shape = [null, ...(config['shape'] as readonly number[])];
  const rest = { dtype: config['dtype'], sparse: false, ragged: false, name: config['name'] };
  return style === 'both' ? { batch_input_shape: shape, ...rest } : { batch_shape: shape, ...rest };
}

function legacyNode(call: KerasCall): unknown {
  return call.inputs.map(({ layer, call: index, output }) => [layer, index, output, {}]);
}

function node(call: KerasCall, types: TensorTypes): unknown {
  const tensors = call.inputs.map((tensor) => {
    const type = types.get(tensorKey(tensor));
    invariant(type, `no type of ${tensorKey(tensor)}`);
    const config = {
      shape: [null, ...type.shape],
      dtype: type.dtype === 'f32' ? 'float32' : 'int32',
      keras_history: [tensor.layer, tensor.call, tensor.output],
    };
    return { class_name: '__keras_tensor__', config };
  });
  return { args: call.list ? [tensors] : tensors, kwargs: {} };
}

/** Objects without Keras 3's `module` and `registered_name`, which Keras 2 doesn't know. */
export function legacy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(legacy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isObject = 'class_name' in value;
  return Object.fromEntries(
    entries
      .filter(([key]) => !isObject || (key !== 'module' && key !== 'registered_name'))
      .map(([key, item]) => [key, legacy(item)]),
  );
}
