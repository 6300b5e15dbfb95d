/** @file GPU.js' WebAssembly mode as a device: the same kernel sources, one after another, on the processor. */
import { invariant } from '../../core/errors.ts';
import { WasmCompiler } from './compiler.ts';
import type { Device, LoadedPlan } from './device.ts';
import type { DevicePlan } from './plan.ts';

export class WasmDevice implements Device {
  readonly mode = 'webasm';
  readonly name = 'GPU.js webasm (no GPU)';
  readonly hardware = false;
  readonly #compiler = new WasmCompiler();
  readonly #states = new Map<string, Float32Array>();

  setState(name: string, data: Float32Array): void {
    this.#states.set(name, Float32Array.from(data));
  }

  async getState(name: string): Promise<Float32Array<ArrayBuffer>> {
    return Float32Array.from(this.#state(name));
  }

  async load(plan: DevicePlan): Promise<LoadedPlan> {
    const compiled = plan.launches.map((launch) => ({ ...launch, run: this.#compiler.compile(launch.kernel) }));
    return {
      step: async (arrays) => {
        const buffers = new Map<number, Float32Array>([...plan.constants, ...arrays]);
        for (const { name, buffer } of plan.states) buffers.set(buffer, this.#state(name));
        for (const { inputs, output, run } of compiled) {
          buffers.set(output, run(inputs.map((input) => buffers.get(input) as Float32Array)));
        }
        for (const { state, buffer } of plan.updates) this.#states.set(state, buffers.get(buffer) as Float32Array);
        return plan.outputs.map((output) => buffers.get(output.buffer) as Float32Array);
      },
      dispose: () => undefined,
    };
  }

  dispose(): void {
    this.#states.clear();
  }

  #state(name: string): Float32Array {
    const data = this.#states.get(name);
    invariant(data, `no state ${name}`);
    return data;
  }
}
