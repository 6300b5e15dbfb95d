/** @file Writes the prediction program as an ONNX model: weights as initializers, inputs and outputs named after the nodes. */
import { invariant } from '../../core/errors.ts';
import { isSymbolic, type Shape } from '../../core/tensor.ts';
import { buildPredict } from '../../model/compile/compile.ts';
import { GraphWriter, type OnnxDim } from '../../onnx/graph.ts';
import { kernelForm, permutation, physicalShape, transposeData } from '../../onnx/forms.ts';
import { lowerProgram } from '../../onnx/lower-program.ts';
import { Lowering, type Pattern } from '../../onnx/lowering.ts';
import { patterns } from '../../onnx/table.ts';
import type { Program, Value } from '../../program/types.ts';
import type { ModelBundle } from '../interface.ts';
import { batchNormalizationAdd } from '../../onnx/patterns/batch-normalization.ts';

/** Pictures stay channels-last at the ends, as the model takes them; within, transposes cancel. */
export function onnxBytes({ ir, weights }: ModelBundle): Uint8Array<ArrayBuffer> {
  const program = buildPredict(ir);
  const graph = new GraphWriter(ir.name || 'model');
  const first = program.inputs[0];
  invariant(first, 'a model has an input');
  const lowering = new Lowering({ graph, program, batch: { input: plainName(first.name) } });
  const taken = new Set(program.states.map(({ name }) => name));
  for (const { name, value } of program.inputs) {
    const own = plainName(name);
    taken.add(own);
    lowering.define(value, graph.input(own, value.dtype, dims(value.shape)));
  }
  const kernels = kernelsOf(program);
  for (const { name, value } of program.states) {
    const tensor = weights[name];
    invariant(tensor, `no weights ${name}`);
    const form = kernels.has(value.id) ? kernelForm : null;
    const data = form
      ? transposeData(tensor.data as Float32Array, tensor.shape, permutation(form))
      : Float32Array.from(tensor.data);
    const shape = form ? (physicalShape(tensor.shape, form) as number[]) : tensor.shape;
    lowering.define(value, graph.initializer('f32', shape, data, name), form ?? undefined);
  }
  const add = batchNormalizationAdd(lowering, patterns.add as Pattern<'add'>);
  lowerProgram(lowering, { ...patterns, add });
  for (const { name, value } of program.outputs) {
    const own = plainName(name);
    graph.output(taken.has(own) ? `${own}_output` : own, lowering.read(value), value.dtype, dims(value.shape));
  }
  const layers = ir.calls.map((call) => ({
    path: call.path,
    type: ir.layers[call.layer]?.type,
    params: ir.layers[call.layer]?.params,
  }));
  return graph.finish({ 'layerloom.layers': JSON.stringify(layers) });
}

/** `input:image` -> `image`. ONNX has one namespace: an output that bears an input's name gets a mark. */
function plainName(name: string): string {
  return name.replace(/^(input|output):/, '');
}

function dims(shape: Shape): OnnxDim[] {
  return shape.map((dim) => (isSymbolic(dim) ? (dim.N === 1 ? 'N' : `${dim.N}N`) : dim));
}

/** States that only convolutions read are written in the operators' own order, so that no transpose is left. */
function kernelsOf(program: Program): Set<number> {
  const second = program.ops.filter((op) => op.op === 'conv').map((op) => (op.operands[1] as Value).id);
  return new Set(second);
}
