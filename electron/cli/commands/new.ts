/** @file `new`: writes a drawing from a template. */
import { LoomError } from '../../../engine/core/errors.ts';
import { printDocument } from '../../../engine/model/document/load.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { refuseTaken } from '../files.ts';

export const command: CliCommand = {
  name: 'new',
  summary: 'Write a drawing from a template',
  configure: (command) =>
    command
      .argument('<template>', 'its id, as `templates` lists it')
      .requiredOption('-o, --output <file>', 'the drawing to write, F.loom')
      .option('--force', 'overwrite an existing file'),
  subject: () => null,
  run: async ({ output, services }, args, options) => {
    const app = await services();
    const templates = await app.templates();
    const template = templates.find(({ id }) => id === args[0]);
    if (!template)
      throw new LoomError('cli.no-template', { received: args[0] ?? '', expected: templates.map(({ id }) => id).join(', ') });
    const file = String(options['output']);
    const path = refuseTaken(file, options['force'] === true);
    await app.writeFile(path, printDocument(template.document));
    output.print(`${file} written. Next: loom train ${file}`);
    output.event({ document: path, template: template.id });
    return exitCodes.done;
  },
};
