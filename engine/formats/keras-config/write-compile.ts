/** @file Loss, metrics and optimizer as Keras' `compile` takes them. */
import { invariant } from '../../core/errors.ts';
import { validateParams } from '../../catalog/validate.ts';
import { clippingParams } from '../../catalog/clipping.ts';
import type { Ref } from '../../catalog/params.ts';
import type { IROutput } from '../../model/ir.ts';
import { findLoss, findMetric, findOptimizer } from '../../model/registry.ts';
import type { ModelBundle } from '../interface.ts';
import { snakeCase } from './names.ts';
import { pythonFloat, pythonFloats } from './python-json.ts';
import { optimizerValues } from './variables.ts';
import { type ConfigStyle, legacy } from './write-config.ts';

/** `compile_config` of a `.keras` file. */
export function writeCompileConfig(bundle: ModelBundle): Record<string, unknown> {
  return {
    optimizer: writeOptimizer(bundle.training.optimizer, 'keras3'),
    ...writeObjectives(bundle, 'keras3'),
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

/** `training_config` of an `.h5` file. */
export function writeTrainingConfig(bundle: ModelBundle): Record<string, unknown> {
  const config = writeOptimizer(bundle.training.optimizer, 'both');
  return { ...writeObjectives(bundle, 'both'), weighted_metrics: null, optimizer_config: config };
}

/** One value for one output, lists in the order of several. */
function writeObjectives({ ir }: ModelBundle, style: ConfigStyle): Record<string, unknown> {
  const single = ir.outputs.length === 1;
  const losses = ir.outputs.map((output) => writeLoss(output.loss, style));
  const metrics = ir.outputs.map((output) => output.metrics.map((metric) => writeMetric(metric, output, style)));
  const weighted = ir.outputs.some((output) => output.lossWeight !== 1);
  const silent = metrics.every((names) => names.length === 0);
  return {
    loss: single ? losses[0] : losses,
    metrics: silent ? null : single && style === 'keras3' ? metrics[0] : metrics,
    loss_weights: weighted ? ir.outputs.map((output) => pythonFloat(output.lossWeight)) : null,
  };
}

/** The plain name where all parameters are Keras' defaults, because every version reads it. */
function writeLoss(ref: Ref, style: ConfigStyle): unknown {
  const definition = findLoss(ref.type);
  invariant(definition, `no loss ${ref.type}`);
  const { values } = validateParams(definition.params, ref.params);
  const usual = Object.entries(definition.params).every(([name, param]) => same(values[name], param.default));
  if (usual) return definition.keras.name;
  const { reduction, ...config } = definition.keras.toConfig(values);
  const object = {
    module: 'keras.losses',
    class_name: definition.keras.className,
    config: { name: definition.keras.name, ...config, ...(style === 'keras3' && reduction !== undefined ? { reduction } : {}) },
    registered_name: null,
  };
  return style === 'both' ? legacy(object) : object;
}

/** Its name; in a file for both also its class, where Keras 2 would make another of the name. */
function writeMetric(ref: Ref, output: IROutput, style: ConfigStyle): unknown {
  const definition = findMetric(ref.type);
  const loss = findLoss(output.loss.type);
  invariant(definition, `no metric ${ref.type}`);
  invariant(loss, `no loss ${output.loss.type}`);
  const { name, legacyClass } = definition.keras;
  if (style === 'keras3' || !legacyClass) return name;
  return { class_name: legacyClass(output.type, loss.target), config: { name, dtype: 'float32' } };
}

function writeOptimizer(ref: Ref, style: ConfigStyle): unknown {
  const definition = findOptimizer(ref.type);
  invariant(definition, `no optimizer ${ref.type}`);
  const clipping = Object.entries(ref.params).filter(([name, value]) => name in clippingParams && value !== null);
  const given = definition.keras.toConfig(optimizerValues(ref) as never);
  const config = { name: snakeCase(definition.keras.className), ...pythonFloats({ ...given, ...Object.fromEntries(clipping) }) };
  const object = { module: 'keras.optimizers', class_name: definition.keras.className, config, registered_name: null };
  return style === 'both' ? legacy(object) : object;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
