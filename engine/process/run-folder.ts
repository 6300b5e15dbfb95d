/** @file A run's folder as the engine writes it: events, checkpoints that appear whole, the lease. */
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LoomError } from '../core/errors.ts';
import { bootId, type Lease } from '../core/node/lease.ts';
import { readNpz, writeNpz } from '../core/npz.ts';
import type { HostTensor } from '../core/tensor.ts';
import { loadDocument } from '../model/document/load.ts';
import type { LoomDocument } from '../model/document/types.ts';
import { type RunRecord, runFiles } from '../training/protocol.ts';
import type { Checkpoint, RunEvent, RunStore } from '../training/types.ts';

const keptCheckpoints = 2;

export class RunFolder implements RunStore {
  readonly path: string;

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
    const name = `step-${String(checkpoint.position.step).padStart(10, '0')}-${String(checkpoint.position.epoch).padStart(6, '0')}`;
    const temporary = join(folder, `.${name}-${randomUUID()}`);
    mkdirSync(temporary);
    const { states, best, ...rest } = checkpoint;
    writeDurable(join(temporary, 'states.npz'), writeNpz(encodeNames(states)));
    if (best) writeDurable(join(temporary, 'best.npz'), writeNpz(encodeNames(best)));
    writeDurable(join(temporary, 'checkpoint.json'), JSON.stringify({ ...rest, isBest: options.best }));
    const target = join(folder, name);
    rmSync(target, { recursive: true, force: true });
    renameSync(temporary, target);
    if (options.best) writeDurable(join(folder, 'best.json'), JSON.stringify({ name }));
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

  /** The last checkpoint, or the one with the best validation loss. Throws LoomError `runs.no-checkpoint`. */
  readCheckpoint(which: 'last' | 'best' = 'last'): Checkpoint {
    const name = (which === 'best' ? this.#bestName() : null) ?? this.checkpoints().at(-1);
    if (!name) throw new LoomError('runs.no-checkpoint', { path: this.path });
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
  takeLease(isAlive: (lease: Lease) => boolean): void {
    const path = join(this.path, runFiles.lease);
    if (existsSync(path)) {
      const held = JSON.parse(readFileSync(path, 'utf8')) as Lease;
      if (isAlive(held)) throw new LoomError('runs.busy', { path: this.path, pid: held.pid, machine: held.machine });
      rmSync(path, { force: true });
    }
    const lease: Lease = {
      machine: hostname(),
      boot: bootId(),
      pid: process.pid,
      started: new Date().toISOString(),
      nonce: randomUUID(),
    };
    writeFileSync(path, JSON.stringify(lease), { flag: 'wx' });
  }

  releaseLease(): void {
    rmSync(join(this.path, runFiles.lease), { force: true });
  }

  #bestName(): string | null {
    const path = join(this.path, runFiles.checkpoints, 'best.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { name: string }).name : null;
  }

  /** Keeps the best and the last two. */
  #prune(folder: string): void {
    const best = this.#bestName();
    const names = this.checkpoints();
    for (const name of names.slice(0, -keptCheckpoints)) {
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

function writeDurable(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
