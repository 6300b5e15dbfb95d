/** @file A Keras model as a drawing: nodes in the order of computation, laid out in rows. */
import { defaults } from '../../catalog/validate.ts';
import type { LayerDefinition } from '../../catalog/define.ts';
import { LoomError } from '../../core/errors.ts';
import { defaultTraining } from '../../model/document/schema.ts';
import type { DocumentEdge, DocumentNode, LoomDocument } from '../../model/document/types.ts';
import type { Issue } from '../../model/ir.ts';
import { allLayers } from '../../model/registry.ts';
import {
  callsInOrder,
  identityClass,
  inputClass,
  type KerasCall,
  type KerasLayer,
  type KerasModel,
  type KerasTensor,
} from './model.ts';
import type { CompileSettings } from './read-compile.ts';
import { optimizerValues } from './variables.ts';

const rowLength = 4;
const stepX = 200;
const stepY = 152;

export interface Drawing {
  readonly document: LoomDocument;
  /** Node of each Keras layer that has one. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly warnings: readonly Issue[];
}

/** Throws LoomError `formats.unsupported` on a layer that Layerloom doesn't have. */
export function toDocument(model: KerasModel, settings: CompileSettings, file: string): Drawing {
  const pen = new Pen(file);
  const calls = callsInOrder(model, file);
  for (const input of model.inputs) pen.input(layerNamed(model, input, file));
  for (const { layer, call } of calls) {
    if (layer.className === inputClass) pen.input(layer);
    else pen.call(layer, call);
  }
  for (const [index, output] of model.outputs.entries()) pen.output(output, settings.outputs[index]);
  const usual = defaultTraining();
  const fallback = { ...usual.optimizer, params: optimizerValues(usual.optimizer) };
  const training = { ...usual, optimizer: settings.optimizer ?? fallback };
  return {
    document: {
      version: 1,
      name: model.name,
      graphs: { main: { nodes: pen.nodes, edges: pen.edges } },
      training,
      data: { source: '', columns: {} },
    },
    nodes: pen.owners,
    warnings: pen.warnings,
  };
}

function layerNamed(model: KerasModel, tensor: KerasTensor, file: string): KerasLayer {
  const layer = model.layers.find((each) => each.name === tensor.layer);
  if (!layer || layer.className !== inputClass) throw new LoomError('formats.bad-config', { file, place: 'input_layers' });
  return layer;
}

class Pen {
  readonly nodes: DocumentNode[] = [];
  readonly edges: DocumentEdge[] = [];
  readonly owners = new Map<string, string>();
  readonly warnings: Issue[] = [];
  readonly #file: string;
  /** Node and port that hold a tensor, by layer and call. */
  readonly #sources = new Map<string, { readonly node: string; readonly ports: readonly string[] }>();
  readonly #names = { layer: new Set<string>(), output: new Set<string>() };

  constructor(file: string) {
    this.#file = file;
  }

  input(layer: KerasLayer): void {
    if (this.owners.has(layer.name)) return;
    const definition = definitionWith('input');
    const given = layer.config['batch_shape'] ?? layer.config['batch_input_shape'];
    const shape = Array.isArray(given) ? given.slice(1) : null;
    if (!shape?.every((length) => Number.isInteger(length) && Number(length) >= 1)) {
      throw new LoomError('formats.open-input', { file: this.#file, layer: layer.name, received: JSON.stringify(given ?? null) });
    }
    const id = this.#add(definition, layer.name, { params: this.#params(layer, definition) });
    this.owners.set(layer.name, id);
    this.#sources.set(`${layer.name}/0`, { node: id, ports: definition.outputs.map((port) => port.name) });
  }

  call(layer: KerasLayer, index: number): void {
    const call = layer.calls[index] as KerasCall;
    if (layer.className === identityClass) {
      const source = this.#sources.get(`${call.inputs[0]?.layer}/${call.inputs[0]?.call}`);
      if (source) this.#sources.set(`${layer.name}/${index}`, source);
      return;
    }
    const definition = this.#definition(layer);
    const owner = this.owners.get(layer.name);
    const name = owner === undefined ? layer.name : `${layer.name}_call_${index + 1}`;
    const id = this.#add(definition, name, owner === undefined ? { params: this.#params(layer, definition) } : { shares: owner });
    if (owner === undefined) this.owners.set(layer.name, id);
    for (const [place, tensor] of call.inputs.entries()) this.#wire(tensor, id, portAt(definition, place));
    this.#sources.set(`${layer.name}/${index}`, { node: id, ports: definition.outputs.map((port) => port.name) });
  }

  output(tensor: KerasTensor, settings: CompileSettings['outputs'][number] | undefined): void {
    const definition = definitionWith('output');
    const usual = defaults(definition.params);
    const params = {
      ...usual,
      loss: settings?.loss ?? usual['loss'],
      loss_weight: settings?.lossWeight ?? 1,
      metrics: settings?.metrics ?? [],
    };
    const id = this.#add(definition, tensor.layer, { params });
    this.#wire(tensor, id, portAt(definition, 0));
  }

  #add(definition: LayerDefinition, name: string, rest: Pick<DocumentNode, 'params' | 'shares'>): string {
    const place = this.nodes.length;
    const id = `n${place + 1}`;
    const position = { x: (place % rowLength) * stepX, y: Math.floor(place / rowLength) * stepY };
    this.nodes.push({ id, type: definition.id, name: this.#unique(name, definition), ...rest, position });
    return id;
  }

  /** Keras 2 takes names with a slash; ours are parts of paths. */
  #unique(name: string, definition: LayerDefinition): string {
    const taken = this.#names[definition.role === 'output' ? 'output' : 'layer'];
    const plain = name.replaceAll('/', '_').trim() || definition.id;
    let unique = plain;
    for (let n = 1; taken.has(unique); n += 1) unique = `${plain}_${n}`;
    taken.add(unique);
    if (unique !== name && definition.role === 'layer' && !name.includes('_call_'))
      this.#warn('formats.renamed', { name, renamed: unique });
    return unique;
  }

  #wire(tensor: KerasTensor, target: string, targetPort: string): void {
    const source = this.#sources.get(`${tensor.layer}/${tensor.call}`);
    const sourcePort = source?.ports[tensor.output];
    if (!source || sourcePort === undefined) throw new LoomError('formats.bad-config', { file: this.#file, place: tensor.layer });
    this.edges.push({ id: `e${this.edges.length + 1}`, source: source.node, sourcePort, target, targetPort });
  }

  #definition(layer: KerasLayer): LayerDefinition {
    const found = allLayers().find((each) => each.role === 'layer' && each.keras.className === layer.className);
    if (found) return found;
    const known = allLayers()
      .filter((each) => each.role === 'layer')
      .map((each) => each.keras.className);
    throw new LoomError('formats.unsupported', {
      file: this.#file,
      layer: layer.name,
      className: layer.className,
      known: known.join(', '),
    });
  }

  #params(layer: KerasLayer, definition: LayerDefinition): Readonly<Record<string, unknown>> {
    try {
      const params = definition.keras.fromConfig(layer.config);
      if (layer.config['trainable'] === false && !('trainable' in definition.params))
        this.#warn('formats.frozen', { layer: layer.name });
      return params;
    } catch (error) {
      if (!(error instanceof LoomError)) throw error;
      const { key = '', received = '' } = error.values;
      const values = { file: this.#file, layer: layer.name, className: layer.className, key, received };
      throw new LoomError('formats.unsupported-option', values, 'input', { cause: error });
    }
  }

  #warn(code: string, values: Issue['values']): void {
    this.warnings.push({ severity: 'warning', code, values: { file: this.#file, ...values }, node: null, fixes: [] });
  }
}

function definitionWith(role: 'input' | 'output'): LayerDefinition {
  const found = allLayers().find((each) => each.role === role);
  if (!found) throw new LoomError('internal', { message: `no layer with role ${role}` }, 'internal');
  return found;
}

function portAt(definition: LayerDefinition, place: number): string {
  const port = definition.inputs[place] ?? definition.inputs.at(-1);
  if (!port) throw new LoomError('internal', { message: `${definition.id} has no input` }, 'internal');
  return port.name;
}
