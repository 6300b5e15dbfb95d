/** @file `templates`: the drawings to start from. */
import { type CliCommand, exitCodes } from '../command.ts';
import { table } from '../output.ts';

export const command: CliCommand = {
  name: 'templates',
  summary: 'List the drawings to start from',
  configure: (command) => command,
  subject: () => null,
  run: async ({ output, services }) => {
    const templates = await (await services()).templates();
    const rows = templates.map(({ id, text }) => ({ id, title: text.title.en, summary: text.summary.en }));
    output.print(table(rows.map(({ id, title, summary }) => [id, title, summary])));
    output.event({ templates: rows });
    return exitCodes.done;
  },
};
