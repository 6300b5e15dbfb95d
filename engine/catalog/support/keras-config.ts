/** @file Reads and writes values in Keras configs: Keras 3 objects, Keras 2 objects and plain names. */
import { LoomError } from '../../core/errors.ts';
import { activations } from '../activations/index.ts';
import { initializers } from '../initializers/index.ts';
import type { Params, Ref } from '../params.ts';
import { validateParams } from '../validate.ts';
import { regularizers } from '../regularizers/index.ts';

export type Config = Readonly<Record<string, unknown>>;

/** A definition that Keras knows by class or function name. */
export interface KerasNamed {
  readonly id: string;
  readonly params: Params;
  readonly keras: { readonly className?: string; readonly name?: string; readonly aliases: readonly string[] };
}

/** Refuses a config key that Layerloom can't follow. */
export function unsupported(key: string, value: unknown): LoomError {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return new LoomError('keras.unsupported', { key, received: text.length > 80 ? `${text.slice(0, 77)}…` : text });
}

/** Throws where one of these keys holds anything but null, false or its harmless value. */
export function refuseKeys(config: Config, keys: readonly string[], harmless: Config = {}): void {
  for (const key of keys) {
    const value = config[key] ?? null;
    if (value !== null && value !== false && value !== harmless[key]) throw unsupported(key, value);
  }
}

export function refuseChannelsFirst(config: Config): void {
  if (config['data_format'] === 'channels_first') throw unsupported('data_format', 'channels_first');
}

/** Keys that Keras layers carry and Layerloom doesn't: weight constraints, activity penalties, adapters, quantization. */
export const weightExtras: readonly string[] = [
  'activity_regularizer',
  'kernel_constraint',
  'bias_constraint',
  'lora_rank',
  'quantization_config',
];

/** Class or function name and config of a serialized Keras object. */
export function unwrap(value: unknown): { readonly name: string; readonly config: Config } | null {
  if (typeof value === 'string') return { name: value.replace(/^.*>/, ''), config: {} };
  if (typeof value !== 'object' || value === null || !('class_name' in value)) return null;
  const { class_name: className, config } = value as { class_name: unknown; config?: unknown };
  if (className === 'function' && typeof config === 'string') return { name: config, config: {} };
  if (typeof className !== 'string') return null;
  return { name: className.replace(/^.*>/, ''), config: (config ?? {}) as Config };
}

/** Finds a definition by any name that Keras reads. */
export function byKerasName<D extends KerasNamed>(registry: Readonly<Record<string, D>>, name: string): D | null {
  const known = (definition: D): boolean =>
    definition.id === name ||
    definition.keras.className === name ||
    definition.keras.name === name ||
    definition.keras.aliases.includes(name);
  return Object.values(registry).find(known) ?? null;
}

/** A reference to an initializer or a regularizer, whose configs hold our parameters by name. */
function readRef(registry: Readonly<Record<string, KerasNamed>>, key: string, value: unknown, ignored: readonly string[]): Ref {
  const object = unwrap(value);
  const definition = object && byKerasName(registry, object.name);
  if (!object || !definition) throw unsupported(key, value);
  const given = Object.entries(object.config).filter(([name, item]) => !ignored.includes(name) && item !== null);
  const result = validateParams(definition.params, Object.fromEntries(given));
  if (result.issues.length > 0) throw unsupported(key, value);
  return { type: definition.id, params: result.values };
}

/** Start values come with the file, so a seed is not kept. */
export function readInitializer(config: Config, key: string, fallback: string): Ref {
  const value = config[key];
  if (value === undefined || value === null) return { type: fallback, params: {} };
  return readRef(initializers, key, value, ['seed', 'dtype', 'input_axes', 'output_axes']);
}

export function readRegularizer(config: Config, key: string): Ref | null {
  const value = config[key] ?? null;
  return value === null ? null : readRef(regularizers, key, value, ['dtype']);
}

export function readActivation(config: Config): string {
  const value = config['activation'] ?? 'linear';
  const object = unwrap(value);
  const definition = object && byKerasName<KerasNamed>(activations, object.name);
  const plain =
    object !== null && Object.keys(object.config).every((key) => key === 'name' || key === 'dtype' || key === 'trainable');
  if (!definition || !plain || !activations[definition.id as keyof typeof activations].byName)
    throw unsupported('activation', value);
  return definition.id;
}

export function writeInitializer(ref: Ref): Record<string, unknown> {
  return writeRef(initializers, 'keras.initializers', ref);
}

export function writeRegularizer(ref: Ref | null): Record<string, unknown> | null {
  return ref && writeRef(regularizers, 'keras.regularizers', ref);
}

function writeRef(registry: Readonly<Record<string, KerasNamed>>, module: string, ref: Ref): Record<string, unknown> {
  const definition = registry[ref.type];
  if (!definition) throw new LoomError('internal', { message: `no ${module} ${ref.type}` }, 'internal');
  const { values } = validateParams(definition.params, ref.params);
  return { module, class_name: definition.keras.className, config: { ...values }, registered_name: null };
}

/** The four keys of kernel and bias, which Dense and the convolutions share. */
export interface KernelValues {
  readonly kernel_initializer: Ref;
  readonly bias_initializer: Ref;
  readonly kernel_regularizer: Ref | null;
  readonly bias_regularizer: Ref | null;
}

export function readKernel(config: Config): KernelValues {
  return {
    kernel_initializer: readInitializer(config, 'kernel_initializer', 'glorot_uniform'),
    bias_initializer: readInitializer(config, 'bias_initializer', 'zeros'),
    kernel_regularizer: readRegularizer(config, 'kernel_regularizer'),
    bias_regularizer: readRegularizer(config, 'bias_regularizer'),
  };
}

export function writeKernel(params: KernelValues): Record<string, unknown> {
  return {
    kernel_initializer: writeInitializer(params.kernel_initializer),
    bias_initializer: writeInitializer(params.bias_initializer),
    kernel_regularizer: writeRegularizer(params.kernel_regularizer),
    bias_regularizer: writeRegularizer(params.bias_regularizer),
    kernel_constraint: null,
    bias_constraint: null,
  };
}

/** Completes and checks what was read; throws `keras.unsupported` for a value outside its range. */
export function complete<P extends Params>(params: P, values: Config) {
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const result = validateParams(params, present);
  const issue = result.issues[0];
  if (issue) throw unsupported(String(issue.values['param']), issue.values['received']);
  return result.values;
}
