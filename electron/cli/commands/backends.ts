/** @file `backends`: what can compute here, and why the rest cannot. */
import { type CliCommand, exitCodes } from '../command.ts';
import { table } from '../output.ts';

export const command: CliCommand = {
  name: 'backends',
  summary: 'Show what can compute here, and why the rest cannot',
  configure: (command) => command,
  subject: () => null,
  run: async ({ output, services }) => {
    const backends = await (await services()).backends();
    const rows = backends.map(({ id, available, device, reason }) => ({ id, available, device, reason }));
    output.print(
      table(rows.map((row) => [row.id, row.available ? 'available' : 'not available', row.device ?? row.reason ?? ''])),
    );
    output.event({ backends: rows });
    return exitCodes.done;
  },
};
