/** @file The part of GPU.js that Layerloom uses; version 2.24.1, pinned. */

declare module 'gpu.js/dist/gpu-browser.js' {
  export interface KernelSettings {
    readonly output: readonly number[];
    readonly precision: 'single';
    readonly pipeline?: boolean;
    readonly loopMaxIterations?: number;
  }
  export interface Runnable {
    (...args: readonly unknown[]): Float32Array<ArrayBuffer>;
    readonly kernel: unknown;
    destroy(): void;
  }
  const gpu: {
    readonly GPU: new (options: {
      mode: 'webgpu' | 'webasm';
    }) => {
      createKernel(source: string, settings: KernelSettings): Runnable;
      destroy(): Promise<void>;
    };
    readonly input: (data: Float32Array, dims: readonly number[]) => unknown;
    readonly WebGPUContext: { acquire(): Promise<unknown> };
  };
  export default gpu;
}
