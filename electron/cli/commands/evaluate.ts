/** @file `evaluate`: loss and metrics of a trained model, as Keras' `evaluate(return_dict=True)` gives them. */
import { resolve } from 'node:path';
import { findSample } from '../../../engine/data/samples.ts';
import { oneOf } from '../arguments.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { requireExisting } from '../files.ts';
import { toJson } from '../output.ts';
import type { Split } from '../services.ts';

export const command: CliCommand = {
  name: 'evaluate',
  summary: 'Give loss and metrics of a trained model as one JSON object',
  configure: (command) =>
    command
      .argument('<model>', 'a run folder or a model file')
      .option('--data <source>', "a sample or an .npz file; default the run's own data")
      .option('--split <part>', 'test or train', oneOf<Split>(['test', 'train']), 'test'),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services }, args, options) => {
    const model = requireExisting(args[0] ?? '', 'a run folder or a model file');
    const named = typeof options['data'] === 'string' ? options['data'] : null;
    const data = named === null || findSample(named) ? named : requireExisting(named, 'a sample or an .npz file');
    const split = options['split'] as Split;
    const metrics = await (await services()).evaluate({ model: resolve(model), data, split });
    if (output.json) output.event(metrics);
    else output.print(toJson(metrics));
    return exitCodes.done;
  },
};
