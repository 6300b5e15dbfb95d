/** @file `predict`: a trained model's answers to arrays, given as the exported model takes them. */
import { kindOf, printArrays, readArrays } from '../arrays.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { refuseTaken, requireExisting } from '../files.ts';

export const command: CliCommand = {
  name: 'predict',
  summary: 'Write the answers of a trained model to arrays',
  configure: (command) =>
    command
      .argument('<model>', 'a run folder or a model file')
      .requiredOption('--input <file>', '.npy, or .npz with an array for each input')
      .requiredOption('--output <file>', '.npy, or .npz with an array for each output')
      .option('--force', 'overwrite an existing file'),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services }, args, options) => {
    const model = requireExisting(args[0] ?? '', 'a run folder or a model file');
    const [from, to] = [String(options['input']), String(options['output'])];
    kindOf(to);
    const path = refuseTaken(to, options['force'] === true);
    const inputs = readArrays(requireExisting(from, 'arrays saved by numpy (.npy or .npz)'), from);
    const app = await services();
    const arrays = await app.predict({ model, inputs });
    await app.writeFile(path, printArrays(arrays, to));
    const shapes = Object.entries(arrays).map(([name, { shape }]) => [name, shape] as const);
    output.print(`${to} written: ${shapes.map(([name, shape]) => `${name} ${shape.join(' × ')}`).join(', ')}.`);
    output.event({ output: path, shapes: Object.fromEntries(shapes) });
    return exitCodes.done;
  },
};
