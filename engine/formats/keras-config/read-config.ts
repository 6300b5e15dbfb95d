/** @file Reads the config of a sequential or functional model, in the words of Keras 3 or Keras 2. */
import { LoomError } from '../../core/errors.ts';
import { inputClass, type KerasCall, type KerasLayer, type KerasModel, type KerasTensor } from './model.ts';

type Json = Readonly<Record<string, unknown>>;

/** `config`: the object with `class_name` and `config` that a file holds. Throws LoomError `formats.*`. */
export function readConfig(config: unknown, file: string): KerasModel {
  const model = objectOf(config, 'model', file);
  const className = String(model['class_name']);
  const inner = model['config'];
  if (className === 'Sequential') {
    const given = Array.isArray(inner) ? { layers: inner } : objectOf(inner, 'config', file);
    return readSequential(given, model['build_config'], file);
  }
  if (className === 'Functional' || className === 'Model') return readFunctional(objectOf(inner, 'config', file), file);
  throw new LoomError('formats.unsupported-model', { file, className });
}

function readSequential(config: Json, build: unknown, file: string): KerasModel {
  const entries = listOf(config['layers'], 'layers', file).map((entry) => layerOf(entry, file));
  const first = entries[0];
  if (!first) throw new LoomError('formats.empty-model', { file });
  const head = first.className === inputClass ? first : inputFrom(first, config, build, file);
  const rest = first.className === inputClass ? entries.slice(1) : entries;
  let tensor: KerasTensor = { layer: head.name, call: 0, output: 0 };
  const chained = rest.map((layer): KerasLayer => {
    const call: KerasCall = { inputs: [tensor], list: false };
    tensor = { layer: layer.name, call: 0, output: 0 };
    return { ...layer, calls: [call] };
  });
  const layers = [{ ...head, calls: [{ inputs: [], list: false }] }, ...chained];
  return {
    name: String(config['name'] ?? 'sequential'),
    layers,
    inputs: [{ layer: head.name, call: 0, output: 0 }],
    outputs: [tensor],
  };
}

/** A sequential model may leave its input layer out and say the shape elsewhere. */
function inputFrom(first: KerasLayer, config: Json, build: unknown, file: string): KerasLayer {
  const built = typeof build === 'object' && build !== null ? (build as Json)['input_shape'] : undefined;
  const shape = first.config['batch_input_shape'] ?? first.config['batch_shape'] ?? config['build_input_shape'] ?? built;
  if (!Array.isArray(shape)) throw new LoomError('formats.no-input-shape', { file });
  return { name: `${first.name}_input`, className: inputClass, config: { batch_shape: shape }, calls: [] };
}

function readFunctional(config: Json, file: string): KerasModel {
  const layers = listOf(config['layers'], 'layers', file).map((entry): KerasLayer => {
    const layer = layerOf(entry, file);
    const nodes = listOf(objectOf(entry, 'layers', file)['inbound_nodes'] ?? [], layer.name, file);
    const calls = nodes.map((node) => readNode(node, layer.name, file));
    return { ...layer, calls: layer.className === inputClass ? [{ inputs: [], list: false }] : calls };
  });
  return {
    name: String(config['name'] ?? 'model'),
    layers,
    inputs: readEnds(config['input_layers'], 'input_layers', file),
    outputs: readEnds(config['output_layers'], 'output_layers', file),
  };
}

function layerOf(entry: unknown, file: string): KerasLayer {
  const given = objectOf(entry, 'layers', file);
  const config = objectOf(given['config'], 'layers', file);
  const name = given['name'] ?? config['name'];
  if (typeof given['class_name'] !== 'string' || typeof name !== 'string') throw bad('layers', file);
  return { name, className: given['class_name'].replace(/^.*>/, ''), config, calls: [] };
}

/** One call: a list of `[layer, call, output, kwargs]`, or Keras 3's `{args, kwargs}`. */
function readNode(node: unknown, layer: string, file: string): KerasCall {
  if (Array.isArray(node)) {
    const list = node.length > 0 && typeof node[0] === 'string' ? [node] : node;
    for (const entry of list) refuseArguments(Array.isArray(entry) ? entry[3] : null, layer, file);
    return { inputs: list.map((entry) => tensorOf(entry, layer, file)), list: list.length > 1 };
  }
  const { args, kwargs } = objectOf(node, layer, file);
  refuseArguments(kwargs, layer, file);
  const given = listOf(args, layer, file);
  const list = given.some(Array.isArray);
  return { inputs: given.flat().map((entry) => kerasTensor(entry, layer, file)), list };
}

/** A mask or `training=True` of a call would be lost, and so would tensors passed by name. */
function refuseArguments(kwargs: unknown, layer: string, file: string): void {
  const given = Object.entries((kwargs ?? {}) as Json).find(([, value]) => value !== null && value !== false);
  if (given) throw new LoomError('formats.unsupported-argument', { file, layer, argument: given[0] });
}

function kerasTensor(entry: unknown, layer: string, file: string): KerasTensor {
  const value = objectOf(entry, layer, file);
  if (value['class_name'] !== '__keras_tensor__') throw bad(layer, file);
  return tensorOf(objectOf(value['config'], layer, file)['keras_history'], layer, file);
}

function tensorOf(entry: unknown, place: string, file: string): KerasTensor {
  if (!Array.isArray(entry)) throw bad(place, file);
  const [layer, call, output] = entry as unknown[];
  if (typeof layer !== 'string' || !Number.isInteger(call) || !Number.isInteger(output)) throw bad(place, file);
  return { layer, call: call as number, output: output as number };
}

/** `[name, 0, 0]`, a list of these, or a dictionary of them. */
function readEnds(ends: unknown, place: string, file: string): KerasTensor[] {
  if (Array.isArray(ends) && typeof ends[0] === 'string') return [tensorOf(ends, place, file)];
  const list = Array.isArray(ends) ? ends : Object.values(objectOf(ends, place, file));
  return list.map((entry) => tensorOf(entry, place, file));
}

function objectOf(value: unknown, place: string, file: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(place, file);
  return value as Json;
}

function listOf(value: unknown, place: string, file: string): unknown[] {
  if (!Array.isArray(value)) throw bad(place, file);
  return value;
}

function bad(place: string, file: string): LoomError {
  return new LoomError('formats.bad-config', { file, place });
}
