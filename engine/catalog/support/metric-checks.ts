/** @file Checks that several metrics make of prediction and target. */
import type { Text } from '../../core/language.ts';
import type { IssueSpec, TargetKind, TensorType } from '../define.ts';
import { showShape } from './shapes.ts';

export const comparisonIssues = Object.freeze({
  'metric.label-target': {
    en: 'This metric compares numbers one by one, but the target is a label and the prediction is {received}. Take accuracy, or a loss whose target has the shape of the prediction.',
    'zh-CN': '该指标逐个比较数值，但目标是标签，预测为 {received}。请改用 accuracy，或使用目标与预测同形的损失。',
  },
} satisfies Readonly<Record<string, Text>>);

/** Metrics of differences: a label fits a prediction of one number only. */
export function checkSameShape({ shape }: TensorType, target: TargetKind): IssueSpec | null {
  if (target === 'same-shape' || shape.at(-1) === 1) return null;
  return { code: 'metric.label-target', values: { received: showShape(shape) } };
}
