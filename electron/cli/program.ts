/** @file The command line as a whole: arguments to a command, its result or its failure to an exit code. */
import { Command, CommanderError } from 'commander';
import { type CliCommand, type CommandContext, exitCodes } from './command.ts';
import { command as backends } from './commands/backends.ts';
import { command as check } from './commands/check.ts';
import { command as evaluate } from './commands/evaluate.ts';
import { command as exportModel } from './commands/export.ts';
import { command as importModel } from './commands/import.ts';
import { command as newDrawing } from './commands/new.ts';
import { command as predict } from './commands/predict.ts';
import { command as resume } from './commands/resume.ts';
import { command as serve } from './commands/serve.ts';
import { command as summary } from './commands/summary.ts';
import { command as templates } from './commands/templates.ts';
import { command as train } from './commands/train.ts';
import { describeFailure } from './failure.ts';
import { createOutput, type Stream } from './output.ts';

export const commands: readonly CliCommand[] = [
  templates,
  newDrawing,
  check,
  summary,
  train,
  resume,
  evaluate,
  predict,
  exportModel,
  importModel,
  backends,
  serve,
];

export interface Environment extends Omit<CommandContext, 'output'> {
  readonly version: string;
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** Gives the exit code; never throws. */
export async function runProgram(argv: readonly string[], environment: Environment): Promise<number> {
  let exitCode: number = exitCodes.usage;
  const program = new Command('loom')
    .description('Layerloom: draw a neural network, train it, take it away')
    .version(environment.version)
    .configureOutput({ writeOut: (text) => environment.stdout.write(text), writeErr: (text) => environment.stderr.write(text) })
    .exitOverride()
    .showSuggestionAfterError();
  for (const each of commands) {
    const sub = each
      .configure(program.command(each.name).description(each.summary))
      .option('--json', 'print one JSON object a line on stdout');
    // Settings are not inherited by commands that are there already.
    sub.copyInheritedSettings(program).action(async () => {
      exitCode = await runCommand(each, sub.args, sub.opts(), environment);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    environment.stderr.write(`${describeFailure(error, null).text}\n`);
    return exitCodes.internal;
  }
}

async function runCommand(
  command: CliCommand,
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<number> {
  const output = createOutput(options['json'] === true, environment.stdout, environment.stderr);
  try {
    return await command.run({ ...environment, output }, args, options);
  } catch (error) {
    const failure = describeFailure(error, command.subject(args));
    output.log(failure.text);
    if (failure.exitCode === exitCodes.internal && process.env['LAYERLOOM_DEBUG'] && error instanceof Error)
      output.log(error.stack ?? '');
    return environment.interrupt.exitCode() ?? failure.exitCode;
  }
}
