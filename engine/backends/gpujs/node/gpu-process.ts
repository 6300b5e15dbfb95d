/** @file The GPU process of the Node host and the command line: Dawn's WebGPU where there is an adapter, else GPU.js' webasm mode. */
import type { Device } from '../device.ts';
import { serveDevice } from '../server.ts';
import { WasmDevice } from '../wasm-device.ts';

/** Dawn comes from the `webgpu` package; a machine without a graphics driver has no adapter, which is no error. */
async function createDevice(): Promise<Device> {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    const gpu = create([]);
    Object.defineProperty(globalThis, 'navigator', { value: { gpu, hardwareConcurrency: 1 }, configurable: true });
    if (await gpu.requestAdapter()) {
      const { WebGpuDevice } = await import('../webgpu-device.ts');
      return await WebGpuDevice.create();
    }
  } catch (error) {
    process.stderr.write(`WebGPU cannot be used: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  return new WasmDevice();
}

serveDevice(
  {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: () => undefined,
    close: () => process.exit(0),
  },
  createDevice,
);
process.on('disconnect', () => process.exit(0));
// Signals reach the whole group; the engine still needs the state for its checkpoint, and ends this process itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
