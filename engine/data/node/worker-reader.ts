/** @file A BatchReader whose batches are read ahead by a worker thread. */
import { Worker } from 'node:worker_threads';
import { LoomError } from '../../core/errors.ts';
import { type TensorData, sizeOf } from '../../core/tensor.ts';
import { type BatchReader, type BatchSpec, batchCount } from '../batches.ts';
import type { ColumnarDataset } from '../columnar.ts';
import { type WorkerSetup, control, controlBytes, viewsOf } from './batch-worker.ts';

/** Slots read ahead; bounded by memory, so that large pictures don't fill it. */
const maximumSlots = 16;
const ringBytes = 64 * 1024 * 1024;

/** `script` is the built `batch-worker`; columns should lie in shared memory, else the worker gets a copy. */
export function workerReader(script: string | URL, data: ColumnarDataset, spec: BatchSpec): BatchReader {
  let ring: Ring | null = null;
  const ringAt = (epoch: number, batch: number): Ring => {
    if (ring?.isAt(epoch, batch)) return ring;
    void ring?.dispose();
    ring = new Ring(script, data, spec, epoch, batch);
    return ring;
  };
  return {
    batches: batchCount(data.length, spec.batchSize),
    sizeOf: (batch) => Math.min(spec.batchSize, data.length - batch * spec.batchSize),
    read(epoch, batch, into) {
      return ringAt(epoch, batch).take(into);
    },
    ahead(epoch, batch) {
      ringAt(epoch, batch);
    },
    async dispose() {
      await ring?.dispose();
      ring = null;
    },
  };
}

/** One worker and its slots, which it fills from a position on; going elsewhere takes a new ring. */
class Ring {
  readonly #worker: Worker;
  readonly #setup: WorkerSetup;
  readonly #words: Int32Array;
  readonly #views: readonly Record<string, TensorData>[];
  #epoch: number;
  #batch: number;
  #taken = 0;
  #failure: Error | null = null;

  constructor(script: string | URL, data: ColumnarDataset, spec: BatchSpec, epoch: number, batch: number) {
    const words = new SharedArrayBuffer(controlBytes);
    const slots = Array.from({ length: slotCount(spec) }, () => sharedSlot(spec));
    const { columns, first, length } = data;
    this.#setup = { columns, first, length, spec, epoch, batch, words, slots };
    this.#words = new Int32Array(words);
    this.#views = slots.map((slot) => viewsOf(slot, spec));
    this.#epoch = epoch;
    this.#batch = batch;
    this.#worker = new Worker(script, { workerData: this.#setup });
    this.#worker.unref();
    this.#worker.on('error', (error) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      Atomics.notify(this.#words, control.written);
    });
  }

  isAt(epoch: number, batch: number): boolean {
    return this.#epoch === epoch && this.#batch === batch;
  }

  take(into: Readonly<Record<string, TensorData>>): Promise<void> | void {
    if (Atomics.load(this.#words, control.written) > this.#taken) return this.#copy(into);
    return this.#wait().then(() => this.#copy(into));
  }

  async dispose(): Promise<void> {
    Atomics.store(this.#words, control.stopped, 1);
    Atomics.notify(this.#words, control.taken);
    // Whoever still waits for a batch is refused rather than left waiting.
    Atomics.notify(this.#words, control.written);
    await this.#worker.terminate();
  }

  async #wait(): Promise<void> {
    for (;;) {
      const written = Atomics.load(this.#words, control.written);
      if (Atomics.load(this.#words, control.stopped) === 1)
        throw new LoomError('internal', { message: 'reader closed' }, 'internal');
      if (written > this.#taken) return;
      if (this.#failure)
        throw new LoomError('internal', { message: this.#failure.message }, 'internal', { cause: this.#failure });
      await Atomics.waitAsync(this.#words, control.written, written, 200).value;
    }
  }

  #copy(into: Readonly<Record<string, TensorData>>): void {
    const slot = this.#views[this.#taken % this.#views.length] as Record<string, TensorData>;
    const { spec, length } = this.#setup;
    const examples = Math.min(spec.batchSize, length - this.#batch * spec.batchSize);
    for (const { input, size } of spec.bindings) {
      (into[input] as TensorData).set((slot[input] as TensorData).subarray(0, examples * size));
    }
    Atomics.store(this.#words, control.taken, ++this.#taken);
    Atomics.notify(this.#words, control.taken);
    this.#batch++;
    if (this.#batch === batchCount(length, spec.batchSize)) {
      this.#batch = 0;
      this.#epoch++;
    }
  }
}

function slotCount(spec: BatchSpec): number {
  const bytes = spec.bindings.reduce((sum, binding) => sum + 4 * sizeOf([spec.batchSize, binding.size]), 0);
  return Math.max(2, Math.min(maximumSlots, Math.floor(ringBytes / bytes)));
}

function sharedSlot(spec: BatchSpec): Record<string, SharedArrayBuffer> {
  return Object.fromEntries(
    spec.bindings.map((binding) => [binding.input, new SharedArrayBuffer(4 * spec.batchSize * binding.size)]),
  );
}
