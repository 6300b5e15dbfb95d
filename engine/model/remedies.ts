/** @file What a drawing can do against overfitting, as repairs that one click makes. */
import type { Fix } from '../catalog/define.ts';
import { sizeOf } from '../core/tensor.ts';
import type { TrainingSettings } from './document/types.ts';
import type { IRCall, IRLayer, ModelIR } from './ir.ts';
import { findLayer, overfittingRemedy } from './registry.ts';

export interface Remedy {
  readonly id: 'layer' | 'penalty' | 'stopping';
  /** What the user reads: the layer's or the penalty's own name. */
  readonly type: string | null;
  /** Null where the drawing has it already, or no place for it. */
  readonly repair: { readonly fix: Fix; readonly node: string | null } | null;
}

/** Epochs without a better validation loss after which a run is ended. */
const patience = 2;

/** A layer that leaves out numbers before the last weights; a penalty on the largest weights; an end in time. */
export function overfittingRemedies(ir: ModelIR, training: TrainingSettings): readonly Remedy[] {
  return [leaveOut(ir), penalize(ir), stopEarly(training)];
}

function leaveOut(ir: ModelIR): Remedy {
  const found = overfittingRemedy('layer');
  const last = ir.calls.findLast((call) => hasWeights(layerOf(ir, call)));
  const port = last && findLayer(layerOf(ir, last).type)?.inputs[0];
  if (!found || !last || !port || isFedBy(ir, last, found.type)) return { id: 'layer', type: found?.type ?? null, repair: null };
  return {
    id: 'layer',
    type: found.type,
    repair: { fix: { kind: 'insert-before', port: port.name, ...found }, node: last.node },
  };
}

/** Also through layers without weights, such as an activation. */
function isFedBy(ir: ModelIR, call: IRCall, type: string): boolean {
  return call.inputs.some((input) => {
    if (input.kind !== 'call') return false;
    const before = ir.calls[input.index] as IRCall;
    const layer = layerOf(ir, before);
    return layer.type === type || (!hasWeights(layer) && isFedBy(ir, before, type));
  });
}

function penalize(ir: ModelIR): Remedy {
  const found = overfittingRemedy('regularizer');
  const type = found?.type ?? null;
  const weights = ir.layers.flatMap((layer) =>
    layer.weights
      .map((weight) => ({ layer, weight, param: `${weight.name}_regularizer`, size: sizeOf(weight.shape) }))
      .filter(({ weight, param }) => weight.trainable && param in (findLayer(layer.type)?.params ?? {})),
  );
  const [largest] = weights.sort((a, b) => b.size - a.size);
  if (!found || !largest || largest.weight.regularizer) return { id: 'penalty', type, repair: null };
  const fix: Fix = { kind: 'set-param', node: 'self', param: largest.param, value: { ...found } };
  return { id: 'penalty', type, repair: { fix, node: largest.layer.node } };
}

function stopEarly({ early_stopping, validation_split }: TrainingSettings): Remedy {
  if (early_stopping || validation_split === 0) return { id: 'stopping', type: null, repair: null };
  const stopping = { monitor: 'val_loss', patience, min_delta: 0, restore_best_weights: true };
  return {
    id: 'stopping',
    type: null,
    repair: { fix: { kind: 'set-training', values: { early_stopping: stopping } }, node: null },
  };
}

function layerOf(ir: ModelIR, call: IRCall): IRLayer {
  return ir.layers[call.layer] as IRLayer;
}

function hasWeights(layer: IRLayer): boolean {
  return layer.weights.some((weight) => weight.trainable);
}
