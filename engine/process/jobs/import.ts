/** @file A foreign model as a drawing, its weights as a finished run. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { LoomError } from '../../core/errors.ts';
import { findImporter } from '../../formats/registry.ts';
import { printDocument } from '../../model/document/load.ts';
import { type ImportAnswer, type RunRecord, runFiles } from '../../training/protocol.ts';
import type { RunEvent } from '../../training/types.ts';
import type { Backends } from '../backends.ts';
import { prepareModel } from '../prepare.ts';
import { RunFolder } from '../run-folder.ts';

/** `run` is the folder to make; nothing is left of it where the import fails. */
export async function importModel(
  request: { readonly path: string; readonly run: string; readonly name: string },
  backends: Backends,
): Promise<ImportAnswer> {
  const importer = findImporter(extname(request.path));
  if (!importer) throw new LoomError('formats.unknown', { path: request.path, received: extname(request.path) || request.path });
  const imported = await importer.import(new Uint8Array(readFileSync(request.path)), request.name);
  const { document } = imported;
  const { compiled } = prepareModel(document);
  const temporary = `${request.run}.tmp`;
  mkdirSync(temporary, { recursive: true });
  try {
    const record: RunRecord = {
      id: basename(request.run),
      name: document.name,
      created: new Date().toISOString(),
      data: document.data.source,
      limit: null,
      backend: 'auto',
      from: request.name,
      steps: 'paced',
      environment: {},
    };
    writeFileSync(join(temporary, runFiles.document), printDocument(document));
    writeFileSync(join(temporary, runFiles.run), JSON.stringify(record));
    const step = imported.optimizer?.iteration ?? 0;
    const folder = new RunFolder(temporary);
    const states = { ...compiled.initialize(document.training.seed), ...imported.weights, ...imported.optimizer?.slots };
    const plan = (await backends.choose('auto', compiled.train)).backend.plan(compiled.train, {
      N: document.training.batch_size,
      cores: backends.cores,
    });
    await folder.saveCheckpoint(
      {
        position: { epoch: 0, batch: 0, step: 0 },
        origin: { epoch: 0, step },
        plan,
        sums: {},
        callbacks: {},
        states,
        best: null,
      },
      { best: true },
    );
    const end: RunEvent = { seq: 1, attempt: 1, event: 'end', status: 'completed', epoch: 0, step: 0, seconds: 0, metrics: {} };
    folder.append(end);
    renameSync(temporary, request.run);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  return { document, warnings: imported.warnings.map(({ code, values }) => ({ code, values })) };
}
