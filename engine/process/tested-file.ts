/** @file What a run's weights were found to get right and wrong, kept in the run's folder: a restart need not judge anew. */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '../core/node/durable.ts';
import { readNpz, writeNpz } from '../core/npz.ts';
import type { HostTensor } from '../core/tensor.ts';
import { runFiles, type TestResults } from '../training/protocol.ts';
import type { Verdicts } from '../training/verdicts.ts';

export interface Tested {
  readonly results: TestResults;
  /** Null where the model names no classes. */
  readonly verdicts: Verdicts | null;
}

/** What is said beside the arrays. `subject` names weights and data: of others the file says nothing. */
interface About {
  readonly version: 1;
  readonly subject: string;
  readonly results: TestResults;
  readonly classes: number | null;
}

/** Null where nothing is kept, or it is of other weights or other data, or damaged. */
export function readTested(run: string, subject: string): Tested | null {
  try {
    const path = join(run, runFiles.tested);
    const { about, labels, guesses, certainty } = readNpz(new Uint8Array(readFileSync(path)), path);
    const said = JSON.parse(new TextDecoder().decode(Uint8Array.from(about?.data ?? []))) as About;
    if (said.version !== 1 || said.subject !== subject) return null;
    const { results, classes } = said;
    if (classes === null) return { results, verdicts: null };
    const lengths = [labels, guesses, certainty].map((array) => array?.data.length);
    if (lengths.some((length) => length !== results.examples)) return null;
    const verdicts = {
      classes,
      labels: labels?.data as Verdicts['labels'],
      guesses: guesses?.data as Verdicts['guesses'],
      certainty: certainty?.data as Verdicts['certainty'],
    };
    return { results, verdicts };
  } catch {
    return null;
  }
}

/** Whole or not at all. Where the folder can't be written, the next start judges anew. */
export function writeTested(run: string, subject: string, { results, verdicts }: Tested): void {
  const about: About = { version: 1, subject, results, classes: verdicts?.classes ?? null };
  const text = new TextEncoder().encode(JSON.stringify(about));
  const arrays: Record<string, HostTensor> = { about: { dtype: 'u8', shape: [text.length], data: text } };
  if (verdicts) {
    const shape = [verdicts.labels.length];
    arrays['labels'] = { dtype: 'i32', shape, data: verdicts.labels };
    arrays['guesses'] = { dtype: 'i32', shape, data: verdicts.guesses };
    arrays['certainty'] = { dtype: 'f32', shape, data: verdicts.certainty };
  }
  const path = join(run, runFiles.tested);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeDurable(temporary, writeNpz(arrays));
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}
