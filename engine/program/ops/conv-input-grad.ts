/** @file The gradient of a convolution with respect to its pictures: from (dy, kernel) to [N, H, W, C]. */
import type { HostTensor } from '../../core/tensor.ts';
import { type ConvAttrs, contract, convFlop } from '../rules/convolve.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import { fixedDim } from '../rules/shapes.ts';
import { requireWindowed } from '../rules/windows.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export interface ConvInputGradAttrs extends ConvAttrs {
  /** Height and width of the pictures. */
  readonly input_size: readonly [number, number];
}

export const convInputGrad: OpDef<ConvInputGradAttrs> = defineOp<ConvInputGradAttrs>({
  name: 'conv_input_grad',
  kind: 'contraction',
  infer: (operands, attrs) => {
    requireOperands('conv_input_grad', operands, 2);
    const [dy, w] = operands as readonly [ValueType, ValueType];
    requireRank('conv_input_grad', w, 4);
    requireDType('conv_input_grad', w, ['f32']);
    const [kh, kw, perGroup, out] = w.shape.map((dim) => fixedDim('conv_input_grad', dim)) as [number, number, number, number];
    const shape = [dy.shape[0] ?? 1, ...attrs.input_size, perGroup * attrs.groups];
    requireWindowed('conv_input_grad', dy, shape, [kh, kw], attrs, attrs.dilation);
    if (dy.shape[3] !== out) refuse('conv_input_grad', `${formatType(dy)} does not come from kernel ${formatType(w)}`);
    return [{ dtype: 'f32', shape }];
  },
  /** Linear in both operands: the gradients are the other two convolutions. */
  vjp: ({ b, operands, attrs, grads, needs }) => {
    const g = grads[0];
    if (!g) return [null, null];
    const [dy, w] = operands as readonly [Value, Value];
    const { strides, padding, dilation, groups } = attrs;
    const own = { strides, padding, dilation, groups };
    const [kh, kw] = w.shape as [number, number];
    return [
      needs[0] ? b.one('conv', [g, w], own) : null,
      needs[1] ? b.one('conv_weight_grad', [g, dy], { ...own, kernel_size: [kh, kw] }) : null,
    ];
  },
  saves: 'operands',
  evaluate: ([dy, w], attrs, [result]) => {
    const sizes = { x: result?.shape ?? [], w: w?.shape ?? [], y: dy?.shape ?? [] };
    return [contract(sizes, attrs, 'x', { y: dy as HostTensor, w: w as HostTensor })];
  },
  flop: ([dy, w]) => convFlop(dy ?? [], w ?? []),
});
