/** @file `export`: a trained model as a file that others read. */
import { type CliCommand, exitCodes } from '../command.ts';
import { refuseTaken, requireExisting } from '../files.ts';

export const command: CliCommand = {
  name: 'export',
  summary: 'Write a trained model as .keras, .h5 or .onnx',
  configure: (command) =>
    command
      .argument('<model>', 'a run folder or a model file')
      .requiredOption('--to <file>', 'the file to write; its extension chooses the format')
      .option('--format <format>', 'keras, h5 or onnx, where the extension does not say')
      .option('--force', 'overwrite an existing file'),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services }, args, options) => {
    const model = requireExisting(args[0] ?? '', 'a run folder or a model file');
    const file = String(options['to']);
    const to = refuseTaken(file, options['force'] === true);
    const format = typeof options['format'] === 'string' ? options['format'] : null;
    const written = await (await services()).exportModel({ model, to, format });
    output.print(
      `${file} written (${written.format}, ${Math.max(1, Math.round(written.bytes / 1000)).toLocaleString('en')} kB).`,
    );
    output.event({ path: to, format: written.format, bytes: written.bytes });
    return exitCodes.done;
  },
};
