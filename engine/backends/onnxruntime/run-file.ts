/** @file Runs a whole ONNX model, as anybody who loads the file does. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { allocate, type HostTensor, sizeOf, type TensorData } from '../../core/tensor.ts';

type Arrays = Readonly<Record<string, HostTensor>>;

/** Examples a call. */
const piece = 50;

/** `inputs` by the model's names, each [n, ...]; gives its outputs by theirs. */
export async function runOnnxFile(bytes: Uint8Array, inputs: Arrays): Promise<Arrays> {
  const runtime = await import('onnxruntime-node');
  const session = await runtime.InferenceSession.create(bytes);
  const tensor = (array: HostTensor, from: number, to: number): Tensor => {
    const rest = array.shape.slice(1);
    const data = array.data.subarray(from * sizeOf(rest), to * sizeOf(rest));
    const shape = [to - from, ...rest];
    return array.dtype === 'f32'
      ? new runtime.Tensor('float32', data as Float32Array, shape)
      : new runtime.Tensor('int32', data as Int32Array, shape);
  };
  try {
    const length = Object.values(inputs)[0]?.shape[0] ?? 0;
    const outputs: Record<string, HostTensor> = {};
    for (let from = 0; from < length; from += piece) {
      const to = Math.min(length, from + piece);
      const feeds = Object.entries(inputs).map(([name, array]) => [name, tensor(array, from, to)]);
      gather(outputs, await session.run(Object.fromEntries(feeds)), from, length);
    }
    return Object.fromEntries(session.outputNames.map((name) => [name, outputs[name] as HostTensor]));
  } finally {
    await session.release();
  }
}

function gather(
  outputs: Record<string, HostTensor>,
  found: Awaited<ReturnType<InferenceSession['run']>>,
  from: number,
  length: number,
): void {
  for (const [name, { dims, data, type }] of Object.entries(found)) {
    const rest = dims.slice(1);
    const dtype = type === 'int32' ? 'i32' : 'f32';
    outputs[name] ??= { dtype, shape: [length, ...rest], data: allocate(dtype, length * sizeOf(rest)) };
    outputs[name].data.set(data as TensorData, from * sizeOf(rest));
  }
}
