/** @file Looks definitions up by the ids that documents hold: null for an id that this version does not know. */
import type { LayerDefinition, LossDefinition, MetricDefinition, OptimizerDefinition } from '../catalog/define.ts';
import { layers } from '../catalog/layers/index.ts';
import { losses } from '../catalog/losses/index.ts';
import { metrics } from '../catalog/metrics/index.ts';
import { optimizers } from '../catalog/optimizers/index.ts';
import type { Ref } from '../catalog/params.ts';
import { regularizers } from '../catalog/regularizers/index.ts';

function find<T>(registry: Readonly<Record<string, unknown>>, id: string): T | null {
  return Object.hasOwn(registry, id) ? (registry[id] as T) : null;
}

export function findLayer(id: string): LayerDefinition | null {
  return find<LayerDefinition>(layers, id);
}

export function findLoss(id: string): LossDefinition | null {
  return find<LossDefinition>(losses, id);
}

export function findMetric(id: string): MetricDefinition | null {
  return find<MetricDefinition>(metrics, id);
}

export function findOptimizer(id: string): OptimizerDefinition | null {
  return find<OptimizerDefinition>(optimizers, id);
}

/** The first of a kind that is offered against overfitting. */
export function overfittingRemedy(kind: 'layer' | 'regularizer'): Ref | null {
  const all = Object.values<{ id: string; againstOverfitting?: Ref['params'] }>(kind === 'layer' ? layers : regularizers);
  const found = all.find((definition) => definition.againstOverfitting !== undefined);
  return found ? { type: found.id, params: found.againstOverfitting ?? {} } : null;
}

/** All layers, in the palette's order within a family. */
export function allLayers(): readonly LayerDefinition[] {
  return Object.values(layers as Readonly<Record<string, unknown>>) as LayerDefinition[];
}
