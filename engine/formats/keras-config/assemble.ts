/** @file From what a Keras file says to an imported model: drawing, weights by state name, optimizer state. */
import { LoomError } from '../../core/errors.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { analyze, hasErrors } from '../../model/analyze.ts';
import { issuePlace, issueText } from '../../model/issue-text.ts';
import type { IRLayer, Issue } from '../../model/ir.ts';
import type { LossDefinition } from '../../catalog/define.ts';
import { losses } from '../../catalog/losses/index.ts';
import type { Ref } from '../../catalog/params.ts';
import { defaults } from '../../catalog/validate.ts';
import type { LoomDocument } from '../../model/document/types.ts';
import { findLayer, findLoss } from '../../model/registry.ts';
import type { H5Array } from '../hdf5/read.ts';
import type { ImportedModel, OptimizerState } from '../interface.ts';
import { inKerasOrder, type KerasModel } from './model.ts';
import { type CompileSettings, readCompile, shortest } from './read-compile.ts';
import { toDocument } from './to-document.ts';
import { slotsOf, slotsOfKeras2, variablesOf } from './variables.ts';

export interface OptimizerArrays {
  readonly iteration: number;
  /** Null where the file holds none. */
  readonly learningRate: number | null;
  readonly slots: readonly H5Array[];
  /** Keras 2's older optimizers keep all slots of one kind together. */
  readonly legacy: boolean;
}

/** What is left to the format: where the arrays are. */
export interface KerasArrays {
  /** In Keras' order of variables. */
  layer(name: string): readonly H5Array[];
  optimizer(): OptimizerArrays | null;
}

export function assemble(model: KerasModel, compile: unknown, arrays: KerasArrays, file: string): ImportedModel {
  const settings = readCompile(
    compile,
    model.outputs.map((output) => output.layer),
    file,
  );
  const drawing = toDocument(model, settings, file);
  const drawn = chooseLosses(drawing.document, settings);
  const report = analyze(drawn);
  if (hasErrors(report)) throw brokenModel(report.issues, drawn, file);
  const byNode = new Map(report.ir.layers.map((layer) => [layer.node, layer]));
  const weights: Record<string, HostTensor> = {};
  const ordered: IRLayer[] = [];
  for (const layer of inKerasOrder(model, file)) {
    const own = byNode.get(drawing.nodes.get(layer.name) ?? '');
    if (!own) continue;
    ordered.push(own);
    Object.assign(weights, weightsOf(own, layer.name, arrays.layer(layer.name), file));
  }
  const warnings = [...drawing.warnings, ...settings.warnings];
  const state = settings.optimizer && readState(settings.optimizer, ordered, arrays.optimizer(), file, warnings);
  const document = state ? { ...drawn, training: { ...drawn.training, optimizer: state.ref } } : drawn;
  return { document, weights, optimizer: state, warnings };
}

/** Where the file gave no loss and the default one doesn't fit the output: the first that does. */
function chooseLosses(document: LoomDocument, settings: CompileSettings): LoomDocument {
  const { nodes } = analyze(document);
  const { main } = document.graphs;
  const outputs = main.nodes.filter((node) => findLayer(node.type)?.role === 'output');
  const chosen = main.nodes.map((node) => {
    const type = nodes.get(node.id)?.inputs[0];
    if (!type || settings.outputs[outputs.indexOf(node)]?.loss !== null) return node;
    const usual = findLoss((node.params?.['loss'] as Ref | undefined)?.type ?? '');
    const fits = [usual, ...allLosses()].find((loss) => loss?.check(type, defaults(loss.params)) === null);
    return fits ? { ...node, params: { ...node.params, loss: { type: fits.id, params: {} } } } : node;
  });
  return { ...document, graphs: { ...document.graphs, main: { ...main, nodes: chosen } } };
}

function allLosses(): readonly LossDefinition[] {
  return Object.values(losses as Readonly<Record<string, unknown>>) as LossDefinition[];
}

function brokenModel(issues: readonly Issue[], document: ImportedModel['document'], file: string): LoomError {
  const issue = issues.find((each) => each.severity === 'error') as Issue;
  const text = issueText(issue, document, 'en');
  const place = issuePlace(issue, document);
  return new LoomError('formats.invalid-model', { file, issue: place ? `${place}: ${text}` : text });
}

function weightsOf(layer: IRLayer, name: string, arrays: readonly H5Array[], file: string): Record<string, HostTensor> {
  const variables = variablesOf(layer);
  if (arrays.length !== variables.length) {
    throw new LoomError('formats.weight-count', { file, layer: name, expected: variables.length, received: arrays.length });
  }
  return Object.fromEntries(
    variables.map(({ state, spec }, index) => {
      const array = arrays[index] as H5Array;
      if (!sameShape(array.shape, spec.shape)) {
        const values = { file, layer: name, weight: spec.name, expected: show(spec.shape), received: show(array.shape) };
        throw new LoomError('formats.weight-shape', values);
      }
      return [state, array.read()];
    }),
  );
}

/** Null, with a warning, where the file's variables are not those of the optimizer: weights alone still make a model. */
function readState(
  ref: Ref,
  layers: readonly IRLayer[],
  arrays: OptimizerArrays | null,
  file: string,
  warnings: Issue[],
): OptimizerState | null {
  if (!arrays) return null;
  const slots = arrays.legacy ? slotsOfKeras2(ref, layers) : slotsOf(ref, layers);
  const fits =
    arrays.slots.length === slots.length && slots.every((slot, index) => sameShape(arrays.slots[index]?.shape ?? [], slot.shape));
  if (!fits) {
    // A model that was never trained has no slots yet.
    if (arrays.slots.length > 0 || arrays.iteration > 0) {
      warnings.push({
        severity: 'warning',
        code: 'formats.optimizer-state',
        values: { file, optimizer: ref.type },
        node: null,
        fixes: [],
      });
    }
    return null;
  }
  const read = slots.map((slot, index): [string, HostTensor] => [slot.state, (arrays.slots[index] as H5Array).read()]);
  return { ref: withRate(ref, arrays.learningRate), iteration: arrays.iteration, slots: Object.fromEntries(read) };
}

/** A callback may have lowered the rate since `compile`; the config's own digits are kept where they say the same. */
function withRate(ref: Ref, rate: number | null): Ref {
  const given = ref.params['learning_rate'];
  if (rate === null || (typeof given === 'number' && Math.fround(given) === rate)) return ref;
  return { ...ref, params: { ...ref.params, learning_rate: shortest(rate) } };
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

function show(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
