/** @file The backends of this process and the choice among them. */
import { availableParallelism } from 'node:os';
import { createGpujsBackend } from '../backends/gpujs/backend.ts';
import type { Backend, BackendId } from '../backends/interface.ts';
import { createOnnxruntimeBackend } from '../backends/onnxruntime/backend.ts';
import { createReferenceBackend } from '../backends/reference/backend.ts';
import type { Channel } from '../core/channel.ts';
import { LoomError } from '../core/errors.ts';
import type { Program } from '../program/types.ts';
import type { BackendChoice, BackendReport } from '../training/protocol.ts';

export class Backends {
  readonly #all: readonly Backend[];

  /** In the order in which `auto` tries them. */
  constructor(openGpu: () => Promise<Channel>) {
    this.#all = [
      createGpujsBackend(openGpu, process.env['LAYERLOOM_WEBGPU'] === 'software'),
      createOnnxruntimeBackend(),
      createReferenceBackend(),
    ];
  }

  async report(): Promise<BackendReport[]> {
    return Promise.all(
      this.#all.map(async (backend) => {
        const { available, device, reason } = await backend.probe();
        return { id: backend.id, available, device, reason };
      }),
    );
  }

  /** Takes the named one, or the first that may be taken by itself. Throws LoomError `engine.no-backend` or `engine.unsupported`. */
  async choose(choice: BackendChoice, program: Program): Promise<{ backend: Backend; device: string }> {
    if (choice !== 'auto') return this.#named(choice, program);
    const reasons: string[] = [];
    // The processor's backend first: probing a graphics processor takes a process of its own.
    for (const id of ['onnxruntime', 'gpujs'] as const) {
      const backend = this.#find(id);
      const probe = await backend.probe();
      const missing = backend.supports(program);
      if (probe.available && probe.automatic && missing.length === 0) return { backend, device: probe.device ?? id };
      reasons.push(`${id}: ${probe.reason ?? (missing.join(', ') || (probe.device ?? ''))}`);
    }
    throw new LoomError('engine.no-backend', { reasons: reasons.join('; ') });
  }

  /** Cores that this process may use. */
  get cores(): number {
    return availableParallelism();
  }

  async #named(id: BackendId, program: Program): Promise<{ backend: Backend; device: string }> {
    const backend = this.#find(id);
    const probe = await backend.probe();
    if (!probe.available) throw new LoomError('engine.unavailable', { backend: id, reason: probe.reason ?? '' });
    const missing = backend.supports(program);
    if (missing.length > 0) throw new LoomError('engine.unsupported', { backend: id, missing: missing.join(', ') });
    return { backend, device: probe.device ?? id };
  }

  #find(id: BackendId): Backend {
    const backend = this.#all.find((candidate) => candidate.id === id);
    if (!backend) throw new LoomError('engine.unavailable', { backend: id, reason: 'unknown' });
    return backend;
  }

  async dispose(): Promise<void> {
    for (const backend of this.#all) await backend.dispose();
  }
}
