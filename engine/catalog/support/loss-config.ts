/** @file Reads the configs of Keras losses. */
import type { Params } from '../params.ts';
import { type Config, complete, refuseKeys } from './keras-config.ts';

/** Our parameters by their own names; another axis, reduction or ignored class is refused. */
export function lossFrom<P extends Params>(params: P, config: Config) {
  const { reduction, axis } = config;
  refuseKeys(config, ['ignore_class']);
  if (axis !== -1) refuseKeys(config, ['axis']);
  if (reduction !== 'sum_over_batch_size' && reduction !== 'auto' && reduction !== 'mean') refuseKeys(config, ['reduction']);
  return complete(params, Object.fromEntries(Object.keys(params).map((name) => [name, config[name] ?? undefined])));
}
