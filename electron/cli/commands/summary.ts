/** @file `summary`: the table of layers, shapes, parameters and cost. */
import { type Summary, summarize } from '../../../engine/model/summary.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { errorsOf, issueLines, openDrawing } from '../drawing.ts';
import { table } from '../output.ts';

export const command: CliCommand = {
  name: 'summary',
  summary: 'Show layers, shapes, parameters and cost of a drawing',
  configure: (command) => command.argument('<file>', 'the drawing, F.loom'),
  subject: (args) => args[0] ?? null,
  run: async ({ output }, args) => {
    const drawing = openDrawing(args[0] ?? '', null);
    const summary = summarize(drawing.report);
    output.print(asTable(summary));
    output.event(asObject(drawing.document.name, summary));
    const errors = errorsOf(drawing);
    for (const issue of errors) output.log(issueLines(drawing, issue));
    return errors.length === 0 ? exitCodes.done : exitCodes.input;
  },
};

function asTable(summary: Summary): string {
  const count = (value: number) => value.toLocaleString('en');
  const rows = summary.rows.map((row) => [
    row.name,
    row.type,
    row.output.join(' × ') || '1',
    count(row.parameters),
    count(row.multiplyAdds),
    row.inputs.join(', '),
  ]);
  const head = ['Layer', 'Type', 'Output', 'Parameters', 'Multiply-adds', 'From'];
  const totals = [
    `Parameters: ${count(summary.parameters)}`,
    `Trainable: ${count(summary.trainable)}`,
    `Not trainable: ${count(summary.nonTrainable)}`,
    `Multiply-adds an example: ${count(summary.multiplyAdds)}`,
  ];
  return [table([head, ...rows], [3, 4]), '', ...totals].join('\n');
}

function asObject(name: string, summary: Summary): Record<string, unknown> {
  return {
    name,
    layers: summary.rows.map((row) => ({
      name: row.name,
      type: row.type,
      output_shape: row.output,
      parameters: row.parameters,
      multiply_adds: row.multiplyAdds,
      inputs: row.inputs,
    })),
    parameters: summary.parameters,
    trainable_parameters: summary.trainable,
    non_trainable_parameters: summary.nonTrainable,
    multiply_adds: summary.multiplyAdds,
  };
}
