/** @file The gradient of a convolution with respect to its kernel: from (x, dy) to [h, w, C / groups, O]. */
import type { HostTensor } from '../../core/tensor.ts';
import { type ConvAttrs, contract, convFlop } from '../rules/convolve.ts';
import { defineOp, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import { fixedDim } from '../rules/shapes.ts';
import { requireWindowed } from '../rules/windows.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export interface ConvWeightGradAttrs extends ConvAttrs {
  /** Height and width of the kernel. */
  readonly kernel_size: readonly [number, number];
}

export const convWeightGrad: OpDef<ConvWeightGradAttrs> = defineOp<ConvWeightGradAttrs>({
  name: 'conv_weight_grad',
  kind: 'contraction',
  infer: (operands, attrs) => {
    requireOperands('conv_weight_grad', operands, 2);
    const [x, dy] = operands as readonly [ValueType, ValueType];
    requireRank('conv_weight_grad', x, 4);
    requireDType('conv_weight_grad', x, ['f32']);
    requireWindowed('conv_weight_grad', dy, x.shape, attrs.kernel_size, attrs, attrs.dilation);
    const channels = fixedDim('conv_weight_grad', x.shape[3]) / attrs.groups;
    return [{ dtype: 'f32', shape: [...attrs.kernel_size, channels, fixedDim('conv_weight_grad', dy.shape[3])] }];
  },
  /** Linear in both operands: the gradients are the other two convolutions. */
  vjp: ({ b, operands, attrs, grads, needs }) => {
    const g = grads[0];
    if (!g) return [null, null];
    const [x, dy] = operands as readonly [Value, Value];
    const { strides, padding, dilation, groups } = attrs;
    const own = { strides, padding, dilation, groups };
    const [, height, width] = x.shape as [unknown, number, number];
    return [
      needs[0] ? b.one('conv_input_grad', [dy, g], { ...own, input_size: [height, width] }) : null,
      needs[1] ? b.one('conv', [x, g], own) : null,
    ];
  },
  saves: 'operands',
  evaluate: ([x, dy], attrs, [result]) => {
    const sizes = { x: x?.shape ?? [], w: result?.shape ?? [], y: dy?.shape ?? [] };
    return [contract(sizes, attrs, 'w', { x: x as HostTensor, y: dy as HostTensor })];
  },
  flop: ([, dy], _, [w]) => convFlop(dy ?? [], w ?? []),
});
