/** @file The only place that touches GPU.js: a kernel source becomes a compute pipeline, or a function of WebAssembly. */
import gpujs from 'gpu.js/dist/gpu-browser.js';
import { LoomError } from '../../core/errors.ts';
import type { AdapterInfo, GpuDevice } from './webgpu.ts';

/** A kernel over flat arrays: `inputs` and `output` are numbers of elements, baked into `source` where it needs them. */
export interface KernelSource {
  readonly source: string;
  readonly inputs: readonly number[];
  readonly output: number;
}

/** What the executor needs to dispatch. The parameter block holds GPU.js' own sizes. */
export interface Pipeline {
  readonly pipeline: unknown;
  readonly layout: unknown;
  readonly parameters: ArrayBuffer;
  readonly groups: readonly [number, number, number];
}

export type WasmKernel = (inputs: readonly Float32Array[]) => Float32Array<ArrayBuffer>;

/** GPU.js' fields that its own fused executor uses too; a test asserts that the pinned version has them. */
export interface WebGpuKernelInternals {
  build(...args: readonly unknown[]): Promise<void>;
  computePipeline: unknown;
  bindGroupLayout: unknown;
  paramsLayout: {
    readonly byteLength: number;
    readonly arrayArgs: readonly { readonly dimsOffset: number }[];
  };
  outputBuffer: { destroy(): void } | null;
  _computeDispatch(dims: readonly number[]): {
    readonly groups: readonly [number, number, number];
    readonly dispatchWidth: number;
  };
}

interface ContextInternals {
  readonly device: GpuDevice;
  readonly adapter: { readonly info?: AdapterInfo; readonly isFallbackAdapter?: boolean };
}

/** GPU.js cuts loops of unknown length at 1000 silently; ours have literal bounds, this is the margin. */
const loopMaxIterations = 1 << 24;

export class WebGpuCompiler {
  readonly device: GpuDevice;
  readonly adapter: AdapterInfo;
  readonly #gpu = new gpujs.GPU({ mode: 'webgpu' });
  readonly #cache = new Map<string, Promise<Pipeline>>();

  private constructor(context: ContextInternals) {
    this.device = context.device;
    this.adapter = context.adapter.info ?? { vendor: '', architecture: '', description: '' };
  }

  /** Throws where there is no adapter. */
  static async create(): Promise<WebGpuCompiler> {
    return new WebGpuCompiler((await gpujs.WebGPUContext.acquire()) as ContextInternals);
  }

  compile(kernel: KernelSource): Promise<Pipeline> {
    const key = `${kernel.output}|${kernel.inputs.join(',')}|${kernel.source}`;
    const held = this.#cache.get(key);
    if (held) return held;
    const made = this.#build(kernel);
    this.#cache.set(key, made);
    return made;
  }

  async #build(kernel: KernelSource): Promise<Pipeline> {
    const made = this.#gpu.createKernel(kernel.source, {
      output: [kernel.output],
      precision: 'single',
      pipeline: true,
      loopMaxIterations,
    });
    const internals = made.kernel as WebGpuKernelInternals;
    await internals.build(...kernel.inputs.map(() => gpujs.input(new Float32Array(1), [1])));
    internals.outputBuffer?.destroy();
    internals.outputBuffer = null;
    const { groups, dispatchWidth } = internals._computeDispatch([kernel.output, 1, 1]);
    const parameters = new ArrayBuffer(internals.paramsLayout.byteLength);
    const words = new Uint32Array(parameters);
    words.set([kernel.output, 1, 1, dispatchWidth]);
    kernel.inputs.forEach((size, index) => {
      const place = internals.paramsLayout.arrayArgs[index];
      if (!place) throw new LoomError('internal', { message: `GPU.js has no place for argument ${index}` }, 'internal');
      words.set([size, 1, 1, size], place.dimsOffset / 4);
    });
    return { pipeline: internals.computePipeline, layout: internals.bindGroupLayout, parameters, groups };
  }
}

export class WasmCompiler {
  readonly #gpu = new gpujs.GPU({ mode: 'webasm' });
  readonly #cache = new Map<string, WasmKernel>();

  compile(kernel: KernelSource): WasmKernel {
    const key = `${kernel.output}|${kernel.inputs.join(',')}|${kernel.source}`;
    const held = this.#cache.get(key);
    if (held) return held;
    const run = this.#gpu.createKernel(kernel.source, { output: [kernel.output], precision: 'single', loopMaxIterations });
    const made: WasmKernel = (inputs) => run(...inputs.map((data) => gpujs.input(data, [data.length])));
    this.#cache.set(key, made);
    return made;
  }
}
