/** @file `train`: trains a drawing; the result is a run folder. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LoomError } from '../../../engine/core/errors.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { type BackendChoice, runFiles } from '../../../engine/training/protocol.ts';
import { oneOf, wholeNumber } from '../arguments.ts';
import { type CliCommand, exitCodes } from '../command.ts';
import { errorsOf, issueLines, openDrawing } from '../drawing.ts';
import { requireExisting } from '../files.ts';
import { followRun } from '../follow-run.ts';

interface TrainOptions {
  readonly data?: string;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly seed?: number;
  readonly backend: BackendChoice;
  readonly from?: string;
  readonly shuffle: boolean;
  readonly limit?: number;
  readonly steps?: 'all';
  readonly out?: string;
  readonly force?: boolean;
}

export const command: CliCommand = {
  name: 'train',
  summary: 'Train a drawing; the result is a run folder',
  configure: (command) =>
    command
      .argument('[file]', 'the drawing, F.loom; may be left out with --from RUN: then that run’s own drawing')
      .hook('preAction', (self) => {
        if (self.args.length === 0 && self.opts()['from'] === undefined) self.error("error: missing required argument 'file'");
      })
      .option('--data <source>', 'a sample (mnist) or an .npz file, instead of the drawing’s own')
      .option('--epochs <n>', 'times that all data is seen', wholeNumber(1, 1_000_000))
      .option('--batch-size <n>', 'examples a step', wholeNumber(1, 1_000_000))
      .option('--seed <n>', 'of start weights, order and dropout', wholeNumber(0, 0x7fffffff))
      .option(
        '--backend <id>',
        'auto, onnxruntime, gpujs or reference',
        oneOf<BackendChoice>(['auto', 'onnxruntime', 'gpujs', 'reference']),
        'auto',
      )
      .option('--from <model>', 'start from the weights of a run or a model file, by layer name')
      .option('--no-shuffle', 'keep the order of the data')
      .option('--limit <n>', 'only the first examples of the data', wholeNumber(1))
      .option('--steps <which>', 'all: tell every step', oneOf(['all']))
      .option('--out <folder>', 'the run folder itself; default a new one in the home')
      .option('--force', 'overwrite an existing run'),
  subject: (args) => args[0] ?? null,
  run: async ({ output, services, interrupt }, args, given) => {
    const options = given as unknown as TrainOptions;
    const file = args[0] ?? drawingOf(options.from ?? '');
    const drawing = openDrawing(file, options.data ?? null, (document) => withFlags(document, options));
    const errors = errorsOf(drawing);
    for (const issue of errors) output.log(issueLines(drawing, issue));
    if (errors.length > 0) return exitCodes.input;
    if (drawing.document.data.source === '') throw new LoomError('cli.no-data', { file });
    const folder = options.out === undefined ? null : refuseTakenFolder(options.out, options.force === true);
    const from = options.from === undefined ? null : requireExisting(options.from, 'a run folder or a model file');
    const run = await (await services()).train({
      document: drawing.document,
      backend: options.backend,
      from,
      limit: options.limit ?? null,
      everyStep: options.steps === 'all',
      folder,
      force: options.force === true,
    });
    return followRun(run, drawing.document.training.epochs, file, output, interrupt);
  },
};

/** A run keeps the drawing that it was made from. */
function drawingOf(run: string): string {
  return join(requireExisting(run, 'a run folder or a model file'), runFiles.document);
}

function withFlags(document: LoomDocument, options: TrainOptions): LoomDocument {
  const { training } = document;
  return {
    ...document,
    training: {
      ...training,
      epochs: options.epochs ?? training.epochs,
      batch_size: options.batchSize ?? training.batch_size,
      seed: options.seed ?? training.seed,
      shuffle: options.shuffle && training.shuffle,
    },
  };
}

function refuseTakenFolder(out: string, force: boolean): string {
  const path = resolve(out);
  if (existsSync(path) && !force) throw new LoomError('cli.run-exists', { file: out });
  if (!existsSync(dirname(dirname(path)))) throw new LoomError('cli.no-such-folder', { file: out, folder: dirname(out) });
  return path;
}
