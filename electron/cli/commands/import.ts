/** @file `import`: a foreign model as a drawing, its weights as a run. */
import { printDocument } from '../../../engine/model/document/load.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { refuseTaken, requireExisting } from '../files.ts';

export const command: CliCommand = {
  name: 'import',
  summary: 'Make a drawing of a Keras model; its weights become a run',
  configure: (command) =>
    command
      .argument('<model>', 'a model file: .keras or .h5')
      .requiredOption('-o, --output <file>', 'the drawing to write, F.loom')
      .option('--force', 'overwrite an existing file'),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services }, args, options) => {
    const model = requireExisting(args[0] ?? '', 'a model file (.keras or .h5)');
    const file = String(options['output']);
    const path = refuseTaken(file, options['force'] === true);
    const app = await services();
    const { document, run, notices } = await app.importModel(model);
    await app.writeFile(path, printDocument(document));
    for (const notice of notices) output.log(`${args[0]}: ${notice}`);
    output.print(`${file} written; its weights are the run ${run}.`);
    output.event({ document: path, run });
    return exitCodes.done;
  },
};
