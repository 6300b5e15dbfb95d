/** @file A WebGPU adapter as a device: state stays in its buffers, a step is one command buffer. */
import { invariant } from '../../core/errors.ts';
import { type Pipeline, WebGpuCompiler } from './compiler.ts';
import type { Device, LoadedPlan } from './device.ts';
import type { DevicePlan } from './plan.ts';
import { type GpuBuffer, type GpuDevice, mapRead, usage } from './webgpu.ts';

interface Dispatch {
  readonly pipeline: Pipeline;
  readonly group: unknown;
}

export class WebGpuDevice implements Device {
  readonly mode = 'webgpu';
  readonly name: string;
  readonly hardware: boolean;
  readonly #compiler: WebGpuCompiler;
  readonly #device: GpuDevice;
  readonly #states = new Map<string, { buffer: GpuBuffer; size: number }>();

  private constructor(compiler: WebGpuCompiler) {
    this.#compiler = compiler;
    this.#device = compiler.device;
    const { vendor, architecture, description } = compiler.adapter;
    this.name = [description || vendor, architecture].filter(Boolean).join(', ') || 'WebGPU';
    this.hardware = !/swiftshader|llvmpipe|software|warp|basic render/i.test(`${vendor} ${architecture} ${description}`);
  }

  static async create(): Promise<WebGpuDevice> {
    return new WebGpuDevice(await WebGpuCompiler.create());
  }

  setState(name: string, data: Float32Array): void {
    const held = this.#states.get(name);
    const buffer = held?.buffer ?? this.#buffer(data.length);
    this.#device.queue.writeBuffer(buffer, 0, data);
    this.#states.set(name, { buffer, size: data.length });
  }

  async getState(name: string): Promise<Float32Array<ArrayBuffer>> {
    const state = this.#states.get(name);
    invariant(state, `no state ${name}`);
    const [data] = await this.#read([state]);
    return data as Float32Array<ArrayBuffer>;
  }

  async load(plan: DevicePlan): Promise<LoadedPlan> {
    const own = new Map<number, GpuBuffer>();
    const states = new Map(plan.states.map(({ name, buffer }) => [buffer, this.#states.get(name)?.buffer]));
    const at = (number: number): GpuBuffer => {
      const held = states.get(number) ?? own.get(number);
      if (held) return held;
      const made = this.#buffer(plan.sizes.get(number) ?? 1);
      own.set(number, made);
      return made;
    };
    for (const [number, data] of plan.constants) this.#device.queue.writeBuffer(at(number), 0, data);
    const dispatches: Dispatch[] = [];
    const parameters: GpuBuffer[] = [];
    for (const launch of plan.launches) {
      const pipeline = await this.#compiler.compile(launch.kernel);
      const block = this.#device.createBuffer({ size: pipeline.parameters.byteLength, usage: usage.uniform | usage.copyTarget });
      this.#device.queue.writeBuffer(block, 0, pipeline.parameters);
      parameters.push(block);
      const resources = [block, ...launch.inputs.map(at), at(launch.output)];
      const entries = resources.map((buffer, binding) => ({ binding, resource: { buffer } }));
      dispatches.push({ pipeline, group: this.#device.createBindGroup({ layout: pipeline.layout, entries }) });
    }
    return {
      step: (arrays) => this.#step(plan, dispatches, arrays, at),
      dispose: () => {
        for (const buffer of [...own.values(), ...parameters]) buffer.destroy();
      },
    };
  }

  dispose(): void {
    for (const { buffer } of this.#states.values()) buffer.destroy();
    this.#states.clear();
  }

  /** New state values are made apart and copied over at the end of the step, when nobody reads the old ones any more. */
  #step(
    plan: DevicePlan,
    dispatches: readonly Dispatch[],
    arrays: ReadonlyMap<number, Float32Array>,
    at: (number: number) => GpuBuffer,
  ): Promise<Float32Array[]> {
    for (const [number, data] of arrays) this.#device.queue.writeBuffer(at(number), 0, data);
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let last: unknown = null;
    for (const { pipeline, group } of dispatches) {
      if (pipeline.pipeline !== last) pass.setPipeline(pipeline.pipeline);
      last = pipeline.pipeline;
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...pipeline.groups);
    }
    pass.end();
    for (const { state, buffer } of plan.updates) {
      const target = this.#states.get(state);
      invariant(target, `no state ${state}`);
      encoder.copyBufferToBuffer(at(buffer), 0, target.buffer, 0, 4 * target.size);
    }
    this.#device.queue.submit([encoder.finish()]);
    return this.#read(
      plan.outputs.map((output) => ({
        buffer: at(output.buffer),
        size: plan.sizes.get(output.buffer) ?? output.shape.reduce((a, b) => a * b, 1),
      })),
    );
  }

  /** All of them through one staging buffer: reading waits for everything submitted before. */
  async #read(sources: readonly { readonly buffer: GpuBuffer; readonly size: number }[]): Promise<Float32Array<ArrayBuffer>[]> {
    const total = sources.reduce((sum, source) => sum + source.size, 0);
    const staging = this.#device.createBuffer({ size: Math.max(4, 4 * total), usage: usage.mapRead | usage.copyTarget });
    const encoder = this.#device.createCommandEncoder();
    let offset = 0;
    for (const { buffer, size } of sources) {
      encoder.copyBufferToBuffer(buffer, 0, staging, offset, 4 * size);
      offset += 4 * size;
    }
    this.#device.queue.submit([encoder.finish()]);
    await staging.mapAsync(mapRead);
    const all = new Float32Array(staging.getMappedRange().slice(0));
    staging.unmap();
    staging.destroy();
    let from = 0;
    return sources.map(({ size }) => {
      from += size;
      return all.slice(from - size, from);
    });
  }

  #buffer(size: number): GpuBuffer {
    return this.#device.createBuffer({ size: 4 * size, usage: usage.storage | usage.copySource | usage.copyTarget });
  }
}
