/** @file A run's folder as the engine writes it: events, checkpoints that appear whole, the lease. */
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { LoomError } from '../core/errors.ts';
import { syncFolder, writeDurable } from '../core/node/durable.ts';
import { type Lease, releaseLease, takeLease } from '../core/node/lease.ts';
import { readNpz, writeNpz } from '../core/npz.ts';
import type { HostTensor } from '../core/tensor.ts';
import { loadDocument } from '../model/document/load.ts';
import type { LoomDocument } from '../model/document/types.ts';
import { type RunRecord, runFiles } from '../training/protocol.ts';
import type { Checkpoint, RunEvent, RunStore } from '../training/types.ts';

const keptCheckpoints = 2;

export class RunFolder implements RunStore {
  readonly path: string;
  #lease: Lease | null = null;

  constructor(path: string) {
    this.path = path;
    if (!existsSync(join(path, runFiles.run))) throw new LoomError('runs.no-run', { path });
  }

  readDocument(): LoomDocument {
    return loadDocument(readFileSync(join(this.path, runFiles.document), 'utf8')).document;
  }

  readRecord(): RunRecord {
    return JSON.parse(readFileSync(join(this.path, runFiles.run), 'utf8')) as RunRecord;
  }

  /** All complete lines; a line cut by a crash is left out. */
  readEvents(): RunEvent[] {
    const path = join(this.path, runFiles.metrics);
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return line === '' ? [] : [JSON.parse(line) as RunEvent];
        } catch {
          return [];
        }
      });
  }

  append(event: RunEvent): void {
    appendFileSync(join(this.path, runFiles.metrics), `${JSON.stringify(event)}\n`);
  }

  async saveCheckpoint(checkpoint: Checkpoint, options: { readonly best: boolean }): Promise<void> {
    const folder = join(this.path, runFiles.checkpoints);
    mkdirSync(folder, { recursive: true });
    const name = this.#nextName(checkpoint);
    const temporary = join(folder, `.${name}-${randomUUID()}`);
    mkdirSync(temporary);
    const { states, best, ...rest } = checkpoint;
    writeDurable(join(temporary, 'states.npz'), writeNpz(encodeNames(states)));
    if (best) writeDurable(join(temporary, 'best.npz'), writeNpz(encodeNames(best)));
    writeDurable(join(temporary, 'checkpoint.json'), JSON.stringify({ ...rest, isBest: options.best }));
    syncFolder(temporary);
    renameSync(temporary, join(folder, name));
    syncFolder(folder);
    if (options.best) {
      writeDurable(join(folder, '.best.json'), JSON.stringify({ name }));
      renameSync(join(folder, '.best.json'), join(folder, 'best.json'));
    }
    this.#prune(folder);
  }

  /** Names of whole checkpoints, oldest first. */
  checkpoints(): string[] {
    const folder = join(this.path, runFiles.checkpoints);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.startsWith('step-'))
      .sort();
  }

  /** Another one whenever the checkpoint is another one; '' while there is none. */
  stamp(which: 'last' | 'best'): string {
    const name = this.#nameOf(which);
    return name ? `${name} ${statSync(join(this.path, runFiles.checkpoints, name)).mtimeMs}` : '';
  }

  /** The last checkpoint, or the one with the best validation loss. Throws LoomError `runs.no-checkpoint`. */
  readCheckpoint(which: 'last' | 'best' = 'last'): Checkpoint {
    const name = this.#nameOf(which);
    if (!name) throw new LoomError('runs.no-checkpoint', { path: this.path });
    return this.#read(name);
  }

  /** The last checkpoint as training left it: the one before where the best weights were put back at the end. */
  readTrained(): Checkpoint {
    const last = this.readCheckpoint();
    const before = last.restored ? this.checkpoints().at(-2) : undefined;
    const trained = before === undefined ? null : this.#read(before);
    return trained?.position.step === last.position.step ? trained : last;
  }

  /** Whole epochs that the best checkpoint was trained for; null where none is the best. */
  bestEpoch(): number | null {
    const epoch = Number(/^step-\d+-(\d+)/.exec(this.#bestName() ?? '')?.[1]);
    return Number.isInteger(epoch) ? epoch : null;
  }

  #read(name: string): Checkpoint {
    const folder = join(this.path, runFiles.checkpoints, name);
    const saved = JSON.parse(readFileSync(join(folder, 'checkpoint.json'), 'utf8')) as Omit<Checkpoint, 'states' | 'best'>;
    const best = join(folder, 'best.npz');
    return {
      ...saved,
      states: readStates(join(folder, 'states.npz')),
      best: existsSync(best) ? readStates(best) : null,
    };
  }

  /** Takes the run. A dead lease is taken over; throws LoomError `runs.busy` while another process holds it. */
  takeLease(): void {
    const outcome = takeLease(join(this.path, runFiles.lease));
    if (!('taken' in outcome)) {
      const { pid = '?', machine = '?' } = outcome.holder ?? {};
      throw new LoomError('runs.busy', { path: this.path, pid, machine });
    }
    this.#lease = outcome.taken;
    this.#endCutLine();
  }

  releaseLease(): void {
    if (this.#lease) releaseLease(join(this.path, runFiles.lease), this.#lease);
    this.#lease = null;
  }

  /** A line that a crash has cut must not swallow the next one. */
  #endCutLine(): void {
    const path = join(this.path, runFiles.metrics);
    if (!existsSync(path)) return;
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const last = new Uint8Array(1);
      if (size === 0 || readSync(file, last, 0, 1, size - 1) === 0 || last[0] === 10) return;
    } finally {
      closeSync(file);
    }
    appendFileSync(path, '\n');
  }

  /** Sorts by position; a second checkpoint of one position comes after the first, which stays whole until then. */
  #nextName({ position }: Checkpoint): string {
    const name = `step-${String(position.step).padStart(10, '0')}-${String(position.epoch).padStart(6, '0')}`;
    const last = this.checkpoints().findLast((held) => held.startsWith(name));
    if (!last) return name;
    const number = Number(last.slice(name.length + 1)) + 1;
    return `${name}-${String(number).padStart(6, '0')}`;
  }

  #nameOf(which: 'last' | 'best'): string | undefined {
    return (which === 'best' ? this.#bestName() : null) ?? this.checkpoints().at(-1);
  }

  #bestName(): string | null {
    const path = join(this.path, runFiles.checkpoints, 'best.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { name: string }).name : null;
  }

  /** Keeps the best and the last two; takes away what a crash left unfinished. */
  #prune(folder: string): void {
    const best = this.#bestName();
    const names = this.checkpoints();
    const unfinished = readdirSync(folder).filter((name) => name.startsWith('.'));
    for (const name of [...names.slice(0, -keptCheckpoints), ...unfinished]) {
      if (name !== best) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** `/` parts state names; files in an npz keep flat names. */
function encodeNames(states: Readonly<Record<string, HostTensor>>): Record<string, HostTensor> {
  return Object.fromEntries(Object.entries(states).map(([name, tensor]) => [encodeURIComponent(name), tensor]));
}

function readStates(file: string): Record<string, HostTensor> {
  return decodeNames(readNpz(new Uint8Array(readFileSync(file)), file));
}

function decodeNames(arrays: Readonly<Record<string, HostTensor>>): Record<string, HostTensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, tensor]) => [decodeURIComponent(name), tensor]));
}
