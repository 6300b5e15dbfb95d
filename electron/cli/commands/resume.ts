/** @file `resume`: goes on with a run exactly where it stopped. */
import { loadDocument } from '../../../engine/model/document/load.ts';
import { runFiles } from '../../../engine/training/protocol.ts';
import { oneOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { readText, requireExisting } from '../files.ts';
import { followRun } from '../follow-run.ts';

export const command: CliCommand = {
  name: 'resume',
  summary: 'Go on with a run exactly where it stopped',
  configure: (command) =>
    command.argument('<run>', 'the run folder').option('--steps <which>', 'all: tell every step', oneOf(['all'])),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services, interrupt }, args, options) => {
    const folder = requireExisting(args[0] ?? '', 'a run folder');
    const { document } = loadDocument(readText(`${folder}/${runFiles.document}`, 'the drawing of a run'));
    const run = await (await services()).resume(folder, { everyStep: options['steps'] === 'all' });
    return followRun(run, document.training.epochs, args[0] ?? '', output, interrupt);
  },
};
