/** @file `serve`: the app's page for a browser, without Electron. */
import { type CliCommand, exitCodes } from '../command.ts';

export const command: CliCommand = {
  name: 'serve',
  summary: 'Serve the app to a browser, without Electron',
  configure: (command) => command,
  subject: () => null,
  run: async ({ output, interrupt, serve }) => {
    const host = await serve();
    // Exactly one address, last on its line, when it already answers.
    output.print(`Layerloom is at ${host.url}`);
    output.event({ url: host.url });
    if (!interrupt.signal.aborted) await new Promise((done) => interrupt.signal.addEventListener('abort', done, { once: true }));
    await host.close();
    return interrupt.exitCode() ?? exitCodes.done;
  },
};
