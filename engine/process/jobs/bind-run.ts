/** @file Gives an imported run the data that it came without, and tests its weights with it. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { LoomError } from '../../core/errors.ts';
import { writeDurable } from '../../core/node/durable.ts';
import { printDocument } from '../../model/document/load.ts';
import type { LoomDocument } from '../../model/document/types.ts';
import { runFiles } from '../../training/protocol.ts';
import type { Metrics, RunEvent } from '../../training/types.ts';
import type { Backends } from '../backends.ts';
import { RunFolder } from '../run-folder.ts';
import { evaluateDocument } from './evaluate.ts';

/** `document` is the run's own with its data bound. Nothing changes where the test fails, or in a run that was trained here. */
export async function bindRun(
  { run, document, data }: { readonly run: string; readonly document: LoomDocument; readonly data: string },
  backends: Backends,
): Promise<Metrics> {
  const folder = new RunFolder(run);
  folder.takeLease();
  try {
    const record = folder.readRecord();
    const events = folder.readEvents();
    if (events.some((event) => event.event === 'start')) throw new LoomError('data.bound', { source: record.data });
    const states = folder.readCheckpoint().states;
    const metrics = await evaluateDocument({ document, states, data, split: 'test', backend: 'auto' }, backends);
    replace(join(run, runFiles.document), printDocument(document));
    replace(join(run, runFiles.run), JSON.stringify({ ...record, data }));
    const last = events.at(-1);
    const event: RunEvent = { seq: (last?.seq ?? 0) + 1, attempt: last?.attempt ?? 1, event: 'test', metrics };
    folder.append(event);
    return metrics;
  } finally {
    folder.releaseLease();
  }
}

function replace(path: string, text: string): void {
  writeDurable(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}
