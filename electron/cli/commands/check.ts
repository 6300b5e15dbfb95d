/** @file `check`: all issues of a drawing, each with its fixes. */
import { type CliCommand, exitCodes } from '../command.ts';
import { errorsOf, issueLines, issueObject, openDrawing } from '../drawing.ts';

export const command: CliCommand = {
  name: 'check',
  summary: 'Show all issues of a drawing, with fixes',
  configure: (command) =>
    command
      .argument('<file>', 'the drawing, F.loom')
      .option('--data <source>', 'check against this data: a sample or an .npz file'),
  subject: (args) => args[0] ?? null,
  run: async ({ output }, args, options) => {
    const drawing = openDrawing(args[0] ?? '', typeof options['data'] === 'string' ? options['data'] : null);
    const errors = errorsOf(drawing).length;
    for (const issue of drawing.issues) {
      if (issue.severity === 'error') output.log(issueLines(drawing, issue));
      else output.print(issueLines(drawing, issue));
    }
    if (drawing.issues.length === 0) output.print(`${drawing.file}: no issues.`);
    output.event({ issues: drawing.issues.map((issue) => issueObject(drawing, issue)), errors });
    return errors === 0 ? exitCodes.done : exitCodes.input;
  },
};
