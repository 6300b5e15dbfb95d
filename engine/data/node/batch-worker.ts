/** @file The reading thread: fills a ring of shared slots with batches, in order, ahead of the training loop. */
import { parentPort, workerData } from 'node:worker_threads';
import type { TensorData } from '../../core/tensor.ts';
import { type BatchSpec, directReader } from '../batches.ts';
import { ColumnarDataset, type StoredColumn } from '../columnar.ts';

/** Indices into the control words: slots filled, slots copied out, whether to end. */
export const control = { written: 0, taken: 1, stopped: 2 } as const;
export const controlBytes = 12;

export interface WorkerSetup {
  readonly columns: readonly StoredColumn[];
  readonly first: number;
  readonly length: number;
  readonly spec: BatchSpec;
  /** Where to begin. */
  readonly epoch: number;
  readonly batch: number;
  readonly words: SharedArrayBuffer;
  /** One buffer for each slot and binding. */
  readonly slots: readonly Readonly<Record<string, SharedArrayBuffer>>[];
}

/** Reads on until it is stopped; sleeps while the ring is full. */
export function readAhead(setup: WorkerSetup): void {
  const reader = directReader(new ColumnarDataset(setup.columns, setup.first, setup.length), setup.spec);
  const words = new Int32Array(setup.words);
  const slots = setup.slots.map((slot) => viewsOf(slot, setup.spec));
  let { epoch, batch } = setup;
  let written = 0;
  while (Atomics.load(words, control.stopped) === 0) {
    const taken = Atomics.load(words, control.taken);
    if (written - taken >= slots.length) {
      Atomics.wait(words, control.taken, taken, 1000);
      continue;
    }
    void reader.read(epoch, batch, slots[written % slots.length] as Record<string, TensorData>);
    Atomics.store(words, control.written, ++written);
    Atomics.notify(words, control.written);
    batch++;
    if (batch === reader.batches) {
      batch = 0;
      epoch++;
    }
  }
}

/** Typed views of one slot's buffers. */
export function viewsOf(slot: Readonly<Record<string, SharedArrayBuffer>>, spec: BatchSpec): Record<string, TensorData> {
  return Object.fromEntries(
    spec.bindings.map((binding) => {
      const buffer = slot[binding.input] as unknown as ArrayBuffer;
      return [binding.input, binding.dtype === 'i32' ? new Int32Array(buffer) : new Float32Array(buffer)];
    }),
  );
}

if (parentPort) readAhead(workerData as WorkerSetup);
