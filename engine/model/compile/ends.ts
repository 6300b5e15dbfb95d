/** @file The ends of a model in the form that data is bound to. */
import type { LossDefinition } from '../../catalog/define.ts';
import type { End } from '../../data/bind.ts';
import { LoomError } from '../../core/errors.ts';
import type { ModelIR } from '../ir.ts';
import { findLoss } from '../registry.ts';

export function inputEnds(ir: ModelIR): End[] {
  return ir.inputs.map((input) => ({
    node: input.node,
    name: input.name,
    program: `input:${input.name}`,
    shape: input.type.shape,
    dtype: input.type.dtype,
    role: 'input',
  }));
}

export function targetEnds(ir: ModelIR): End[] {
  return ir.outputs.map((output): End => {
    const loss: LossDefinition | null = findLoss(output.loss.type);
    if (!loss) throw new LoomError('model.unknown-loss', { type: output.loss.type });
    const { shape } = output.type;
    const base = { node: output.node, name: output.name, program: `target:${output.name}`, role: loss.target };
    if (loss.target !== 'label') return { ...base, shape, dtype: 'f32' };
    return { ...base, shape: shape.slice(0, -1), dtype: 'i32', classes: shape.at(-1) ?? 0 };
  });
}
