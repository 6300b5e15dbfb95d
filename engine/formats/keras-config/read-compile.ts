/** @file Reads loss, metrics and optimizer from a compile config; what Layerloom lacks becomes a warning, never a failure. */
import { clippingParams } from '../../catalog/clipping.ts';
import type { OptimizerDefinition } from '../../catalog/define.ts';
import { losses } from '../../catalog/losses/index.ts';
import { metrics } from '../../catalog/metrics/index.ts';
import { optimizers } from '../../catalog/optimizers/index.ts';
import type { Ref } from '../../catalog/params.ts';
import { byKerasName, type KerasNamed, unwrap } from '../../catalog/support/keras-config.ts';
import { LoomError } from '../../core/errors.ts';
import { findLoss } from '../../model/registry.ts';
import type { Issue } from '../../model/ir.ts';

type Json = Readonly<Record<string, unknown>>;

export interface OutputSettings {
  /** Null where the file names none that Layerloom has. */
  readonly loss: Ref | null;
  readonly lossWeight: number;
  readonly metrics: readonly Ref[];
}

export interface CompileSettings {
  /** Null where the file names none that Layerloom has. */
  readonly optimizer: Ref | null;
  /** In the order of the outputs. */
  readonly outputs: readonly OutputSettings[];
  readonly warnings: readonly Issue[];
}

/** `compile` is a `compile_config` or a `training_config`; `outputs` are Keras' names. */
export function readCompile(compile: unknown, outputs: readonly string[], file: string): CompileSettings {
  const warnings: Issue[] = [];
  const warn = (code: string, values: Issue['values']): void => {
    warnings.push({ severity: 'warning', code, values: { file, ...values }, node: null, fixes: [] });
  };
  if (typeof compile !== 'object' || compile === null || Object.keys(compile).length === 0) {
    warn('formats.not-compiled', {});
    return { optimizer: null, outputs: outputs.map(() => ({ loss: null, lossWeight: 1, metrics: [] })), warnings };
  }
  const config = compile as Json;
  const settings = outputs.map((name, index): OutputSettings => {
    const of = (value: unknown): unknown => pick(value, name, index, outputs.length);
    const weight = of(config['loss_weights']);
    return {
      loss: readLoss(of(config['loss']), warn),
      lossWeight: typeof weight === 'number' ? weight : 1,
      metrics: readMetrics(metricsFor(config['metrics'], name, index, outputs.length), warn),
    };
  });
  return { optimizer: readOptimizer(config['optimizer'] ?? config['optimizer_config'], warn), outputs: settings, warnings };
}

/** What every Keras optimizer takes and Layerloom doesn't. */
const extras = ['weight_decay', 'decay', 'use_ema', 'loss_scale_factor', 'gradient_accumulation_steps'];

type Warn = (code: string, values: Issue['values']) => void;

/** One value for all outputs, a list in their order, or a dictionary by name. */
function pick(value: unknown, name: string, index: number, count: number): unknown {
  if (Array.isArray(value)) return value[index];
  if (isObject(value) && !('class_name' in value)) return value[name];
  return typeof value === 'number' && count > 1 ? 1 : value;
}

/** For one output also a plain list of metrics. */
function metricsFor(value: unknown, name: string, index: number, count: number): unknown[] {
  const nested = Array.isArray(value) && value.some(Array.isArray);
  const own = Array.isArray(value) && !nested && count === 1 ? value : pick(value, name, index, count);
  if (own === null || own === undefined) return [];
  return Array.isArray(own) ? own : [own];
}

function readLoss(value: unknown, warn: Warn): Ref | null {
  if (value === null || value === undefined) return null;
  const object = unwrap(value);
  const definition = object && byKerasName<KerasNamed>(losses, object.name);
  const loss = definition && findLoss(definition.id);
  try {
    if (object && loss) return { type: loss.id, params: loss.keras.fromConfig(object.config) };
    warn('formats.unknown-loss', { received: nameOf(value) });
  } catch (error) {
    if (!(error instanceof LoomError)) throw error;
    warn('formats.loss-option', {
      loss: nameOf(value),
      key: String(error.values['key']),
      received: String(error.values['received']),
    });
  }
  return null;
}

/** Keras 2 wraps a function: `{class_name: 'MeanMetricWrapper', config: {name: 'accuracy', fn: ...}}`. */
function readMetrics(values: readonly unknown[], warn: Warn): Ref[] {
  const refs: Ref[] = [];
  for (const value of values) {
    const object = unwrap(value);
    const wrapped = object?.config['fn'];
    const names = [object?.name, wrapped, object?.config['name']].filter((name) => typeof name === 'string');
    const found = names.map((name) => byKerasName<KerasNamed>(metrics, name)).find((definition) => definition !== null);
    if (!found) warn('formats.unknown-metric', { received: nameOf(value) });
    else if (!refs.some((ref) => ref.type === found.id)) refs.push({ type: found.id, params: {} });
  }
  return refs;
}

function readOptimizer(value: unknown, warn: Warn): Ref | null {
  const object = unwrap(value);
  if (!object) {
    warn('formats.no-optimizer', {});
    return null;
  }
  const all: readonly OptimizerDefinition[] = Object.values(
    optimizers as Readonly<Record<string, unknown>>,
  ) as OptimizerDefinition[];
  const definition = all.find((each) => each.keras.className.toLowerCase() === object.name.toLowerCase());
  if (!definition) {
    warn('formats.unknown-optimizer', { received: object.name });
    return null;
  }
  const clipping = Object.entries(object.config).filter(([key, item]) => key in clippingParams && typeof item === 'number');
  const own = Object.fromEntries(Object.entries(object.config).filter(([key]) => !(key in clippingParams)));
  const extra = extras.find((key) => Boolean(own[key]));
  if (extra !== undefined) warn('formats.optimizer-extra', { optimizer: object.name, key: extra });
  try {
    const params = Object.entries(definition.keras.fromConfig(own)).map(([key, item]) => [
      key,
      typeof item === 'number' ? shortest(item) : item,
    ]);
    return { type: definition.id, params: { ...Object.fromEntries(params), ...Object.fromEntries(clipping) } };
  } catch (error) {
    if (!(error instanceof LoomError)) throw error;
    warn('formats.optimizer-option', {
      optimizer: object.name,
      key: String(error.values['key']),
      received: String(error.values['received']),
    });
    return null;
  }
}

/** Keras writes the float32 of its learning rate in full: 0.0010000000474974513 was 0.001. */
export function shortest(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(value) === value && Math.fround(short) === value ? short : value;
}

function nameOf(value: unknown): string {
  return unwrap(value)?.name ?? String(JSON.stringify(value)).slice(0, 60);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
