/** @file Exported ONNX models in ONNX Runtime, with several batch sizes, against the meaning of the prediction program. */
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { evaluateProgram } from '../../backends/reference/evaluate.ts';
import { createRandom } from '../../core/rng.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { analyze } from '../../model/analyze.ts';
import { buildPredict, weightStates } from '../../model/compile/compile.ts';
import { chain, edge, node } from '../../model/document/fixtures.ts';
import type { LoomDocument } from '../../model/document/types.ts';
import type { ModelBundle } from '../interface.ts';
import { onnxBytes } from './write.ts';

/** Weights are random, variances positive. */
function bundleOf(document: LoomDocument): ModelBundle {
  const { ir, issues } = analyze(document);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const random = createRandom(4, document.name);
  const weights = weightStates(ir).map(({ name, shape }): [string, HostTensor] => {
    const draw = (): number => (name.endsWith('variance') ? 0.2 + random.uniform() : random.normal() / 2);
    return [name, { dtype: 'f32', shape, data: Float32Array.from({ length: sizeOf(shape) }, draw) }];
  });
  return { ir, weights: Object.fromEntries(weights), optimizer: null, training: document.training };
}

async function compare(document: LoomDocument): Promise<void> {
  const bundle = bundleOf(document);
  const program = buildPredict(bundle.ir);
  const session = await ort.InferenceSession.create(onnxBytes(bundle), { logSeverityLevel: 3 });
  const random = createRandom(8, 'inputs');
  for (const n of [1, 3, 8]) {
    const feeds: Record<string, HostTensor> = {};
    const fed: Record<string, ort.Tensor> = {};
    program.inputs.forEach(({ name, value }, index) => {
      const shape = [n, ...(value.shape.slice(1) as number[])];
      const data = Float32Array.from({ length: sizeOf(shape) }, () => random.normal());
      feeds[name] = { dtype: 'f32', shape, data };
      fed[session.inputNames[index] as string] = new ort.Tensor('float32', data, shape);
    });
    const expected = evaluateProgram(program, { feeds, states: bundle.weights, n }).outputs;
    const found = await session.run(fed);
    Object.values(expected).forEach(({ shape, data }, index) => {
      const own = found[session.outputNames[index] as string] as ort.Tensor;
      expect(own.dims).toEqual(shape);
      data.forEach((value, at) => {
        expect(Math.abs((own.data[at] as number) - value)).toBeLessThan(2e-5 * Math.max(1, Math.abs(value)));
      });
    });
  }
  await session.release();
}

function operators(document: LoomDocument): string[] {
  return (fromBinary(ModelProtoSchema, onnxBytes(bundleOf(document))).graph?.node ?? []).map(({ opType }) => opType);
}

const convnet = chain(
  [
    ['Conv2D', { filters: 6, kernel_size: 3, padding: 'same', strides: 2, use_bias: false }],
    ['BatchNormalization', {}],
    ['Activation', { activation: 'relu' }],
    ['AveragePooling2D', { pool_size: 2, strides: 1, padding: 'same' }],
    ['Conv2D', { filters: 4, kernel_size: [2, 3], activation: 'tanh', dilation_rate: 2 }],
    ['MaxPooling2D', { pool_size: 2, padding: 'same' }],
    ['Dropout', { rate: 0.5 }],
    ['GlobalAveragePooling2D', {}],
    ['Dense', { units: 5, activation: 'softmax' }],
  ],
  { shape: [12, 14, 3] },
);

/** Two inputs that meet by addition and by concatenation; two outputs, of which one bears an input's name and one is an input. */
function branches(): LoomDocument {
  const end = { loss: { type: 'mean_squared_error', params: {} }, loss_weight: 1, metrics: [] };
  const nodes = [
    node('a', 'Input', 'left', { shape: [4, 4, 2] }),
    node('b', 'Input', 'Conv_1', { shape: [4, 4, 2] }),
    node('c', 'Conv2D', 'c', { filters: 2, kernel_size: 3, padding: 'same' }),
    node('s', 'Add', 's', {}),
    node('j', 'Concatenate', 'j', {}),
    node('f', 'Flatten', 'f', {}),
    node('r', 'Reshape', 'r', { target_shape: [-1, 4] }),
    node('d', 'Dense', 'd', { units: 3 }),
    node('x', 'Output', 'left', end),
    node('y', 'Output', 'Gemm_9', end),
    node('z', 'Output', 'z', end),
  ];
  const wires = ['a-c', 'c-s', 'b-s', 's-j', 'a-j', 'j-f', 'f-d', 'd-x', 'j-r', 'r-y', 'b-z'].map((wire) => wire.split('-'));
  const edges = wires.map(([from, to], index) =>
    to === 's' || to === 'j'
      ? { ...edge(`e${index}`, from as string, to), targetPort: 'inputs' }
      : edge(`e${index}`, from as string, to as string),
  );
  return { ...chain([]), graphs: { main: { nodes, edges } } };
}

describe('an ONNX export', () => {
  it.each([
    [
      'a dense net',
      chain(
        [
          ['Flatten', {}],
          ['Dense', { units: 7, activation: 'gelu' }],
          ['Dense', { units: 3, activation: 'softmax' }],
        ],
        { shape: [3, 3, 1] },
      ),
    ],
    ['a convnet', convnet],
    ['a net with branches', branches()],
  ])('of %s predicts as we do, whatever the batch size', async (_, document) => {
    await compare(document);
  });

  it('has one operator for a layer, and transposes only at the ends', () => {
    expect(operators(convnet)).toEqual([
      'Transpose',
      'Conv',
      'BatchNormalization',
      'Relu',
      'AveragePool',
      'Conv',
      'Tanh',
      'MaxPool',
      'ReduceMean',
      'Gemm',
      'Softmax',
    ]);
  });

  it('names inputs and outputs after the nodes, and marks an output that bears an input’s name', () => {
    const { graph, metadataProps, irVersion, opsetImport } = fromBinary(ModelProtoSchema, onnxBytes(bundleOf(branches())));
    expect(graph?.input.map(({ name }) => name)).toEqual(['left', 'Conv_1']);
    expect(graph?.output.map(({ name }) => name)).toEqual(['left_output', 'Gemm_9', 'z']);
    expect({ irVersion, opset: opsetImport.map(({ domain, version }) => `${domain}${version}`) }).toEqual({
      irVersion: 10n,
      opset: ['21'],
    });
    expect(metadataProps.map(({ key }) => key)).toEqual(['layerloom.layers']);
  });
});
