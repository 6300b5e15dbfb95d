/** @file What a command of the command line is: one file each in `commands/`. */
import type { Command } from 'commander';
import type { CliServices } from './services.ts';
import type { Interrupt } from './interrupt.ts';
import type { Output } from './output.ts';

export interface CommandContext {
  readonly output: Output;
  readonly interrupt: Interrupt;
  /** The app's services; made on first use, so that a refusal needs none of them. */
  services(): Promise<CliServices>;
  /** Opens the host for a browser. */
  serve(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** Declares arguments and options. `--json` is everybody's. */
  readonly configure: (command: Command) => Command;
  /** The file that messages begin with; null where a command has none. */
  readonly subject: (args: readonly string[]) => string | null;
  /** Gives the exit code. Throws LoomError where the user's input is wrong. */
  readonly run: (context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<number>;
}

export const exitCodes = { done: 0, input: 1, usage: 2, internal: 70 } as const;
