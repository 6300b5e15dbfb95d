/** @file Finds out how many channels ONNX Runtime's convolutions take at once on this processor, and that they compute right. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { GraphWriter } from '../../onnx/graph.ts';
import { Lowering } from '../../onnx/lowering.ts';
import { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { lowerProgram } from '../../onnx/lower-program.ts';
import { blockedDomain } from './patterns/blocks.ts';
import { createTable } from './table.ts';

type Runtime = typeof import('onnxruntime-node');

const options: InferenceSession.SessionOptions = { executionProviders: ['cpu'], intraOpNumThreads: 1, logSeverityLevel: 4 };

/** The block's length, or null where the layout is not to be had or gives other results than a plain convolution. */
export async function probeBlock(ort: Runtime): Promise<number | null> {
  try {
    const graph = new GraphWriter('probe');
    graph.input('x', 'f32', [1, 4, 1, 1]);
    const [blocks] = graph.node('ReorderInput', ['x'], { channels_last: { int: 0 } }, { domain: blockedDomain });
    graph.output('y', blocks as string, 'f32', [1, 'C', 1, 1]);
    const x = new ort.Tensor('float32', new Float32Array(4), [1, 4, 1, 1]);
    const block = (await run(ort, graph, { x }))['y']?.dims[1] ?? 1;
    return block > 1 && (await agrees(ort, block)) ? block : null;
  } catch {
    return null;
  }
}

/** A convolution of two blocks into one, both ways. */
async function agrees(ort: Runtime, block: number): Promise<boolean> {
  const results = [];
  for (const table of [createTable(block), createTable(null)]) {
    const b = new Builder('probe');
    const x = b.input('x', { dtype: 'f32', shape: [1, 4, 5, 2 * block] });
    const w = b.input('w', { dtype: 'f32', shape: [3, 2, 2 * block, block] });
    const geometry = {
      strides: [1, 1],
      padding: [
        [1, 0],
        [0, 1],
      ],
      dilation: [1, 1],
      groups: 1,
    } as const;
    b.output('y', b.one('conv', [x, w], geometry));
    const program = b.finish();
    const graph = new GraphWriter('probe');
    const lowering = new Lowering({ graph, program, batch: null });
    const feeds: Record<string, Tensor> = {};
    for (const { name, value } of program.inputs) {
      const shape = value.shape as number[];
      lowering.define(value, graph.input(name, 'f32', shape));
      const data = Float32Array.from({ length: shape.reduce((p, l) => p * l, 1) }, (_, i) => ((i * 37) % 19) - 9);
      feeds[name] = new ort.Tensor('float32', data, shape);
    }
    lowerProgram(lowering, table);
    const y = program.outputs[0]?.value as Value;
    graph.output('y', lowering.read(y), 'f32', y.shape as number[]);
    results.push((await run(ort, graph, feeds))['y']?.data as Float32Array);
  }
  const [blocked, plain] = results as [Float32Array, Float32Array];
  // Whole numbers, whose sums float32 holds exactly.
  return blocked.length === plain.length && blocked.every((value, index) => value === plain[index]);
}

async function run(ort: Runtime, graph: GraphWriter, feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> {
  const session = await ort.InferenceSession.create(graph.finish(), options);
  try {
    return (await session.run(feeds)) as Record<string, Tensor>;
  } finally {
    await session.release();
  }
}
