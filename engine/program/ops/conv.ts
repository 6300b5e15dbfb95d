/** @file Two-dimensional cross-correlation of pictures [N, H, W, C] with a kernel [h, w, C / groups, O], as Keras' Conv2D. */
import type { HostTensor } from '../../core/tensor.ts';
import { type ConvAttrs, contract, convFlop } from '../rules/convolve.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import { fixedDim } from '../rules/shapes.ts';
import { windowed } from '../rules/windows.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const conv: OpDef<ConvAttrs> = defineOp<ConvAttrs>({
  name: 'conv',
  kind: 'contraction',
  infer: (operands, attrs) => {
    requireOperands('conv', operands, 2);
    const [x, w] = operands as readonly [ValueType, ValueType];
    for (const type of [x, w]) {
      requireDType('conv', type, ['f32']);
      requireRank('conv', type, 4);
    }
    const [kh, kw, perGroup, out] = w.shape.map((dim) => fixedDim('conv', dim)) as [number, number, number, number];
    if (fixedDim('conv', x.shape[3]) !== perGroup * attrs.groups || out % attrs.groups !== 0) {
      refuse('conv', `${formatType(x)} and kernel ${formatType(w)} do not fit in ${attrs.groups} groups`);
    }
    const [height, width] = windowed('conv', x.shape, [kh, kw], attrs, attrs.dilation);
    return [{ dtype: 'f32', shape: [x.shape[0] ?? 1, height, width, out] }];
  },
  vjp: ({ b, operands, attrs, grads, needs }) => {
    const g = grads[0];
    if (!g) return [null, null];
    const [x, w] = operands as readonly [Value, Value];
    const { strides, padding, dilation, groups } = attrs;
    const own = { strides, padding, dilation, groups };
    const [, height, width] = x.shape as [unknown, number, number];
    const [kh, kw] = w.shape as [number, number];
    return [
      needs[0] ? b.one('conv_input_grad', [g, w], { ...own, input_size: [height, width] }) : null,
      needs[1] ? b.one('conv_weight_grad', [x, g], { ...own, kernel_size: [kh, kw] }) : null,
    ];
  },
  saves: 'operands',
  evaluate: ([x, w], attrs, [result]) => {
    const sizes = { x: x?.shape ?? [], w: w?.shape ?? [], y: result?.shape ?? [] };
    return [contract(sizes, attrs, 'y', { x: x as HostTensor, w: w as HostTensor })];
  },
  flop: ([, w], _, [y]) => convFlop(y ?? [], w ?? []),
});
