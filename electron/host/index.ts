/** @file Entry of the browser shell. */
import { join } from 'node:path';
import { serveUntilSignal } from './run-host.ts';

serveUntilSignal(join(import.meta.dirname, '..')).then(
  () => process.exit(0),
  (error: unknown) => {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      taken
        ? `Port ${process.env['LAYERLOOM_PORT']} is taken. Set LAYERLOOM_PORT to another one.\n`
        : `Layerloom cannot start: ${reason}\n`,
    );
    process.exit(taken ? 1 : 70);
  },
);
