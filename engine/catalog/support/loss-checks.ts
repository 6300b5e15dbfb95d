/** @file Checks that several losses make of the prediction, with their words and repairs. */
import type { Text } from '../../core/language.ts';
import type { IssueSpec, TensorType } from '../define.ts';
import { type BoolParam, type FloatParam, p } from '../params.ts';
import { showShape } from './shapes.ts';

export const axisIssues = Object.freeze({
  'loss.no-axis': {
    en: 'The loss needs a list of numbers for each example, but receives a single number without an axis. Insert Reshape to [1].',
    'zh-CN': '损失需要每个样本一个数值列表，但收到的是没有轴的单个数。请插入变形到 [1]。',
  },
} satisfies Readonly<Record<string, Text>>);

export const classIssues = Object.freeze({
  ...axisIssues,
  'loss.one-class': {
    en: 'The loss compares classes: expected 2 or more scores, received 1. Give the last layer one unit a class, or take binary_crossentropy.',
    'zh-CN': '该损失用于比较类别：应有 2 个或更多分数，收到 1 个。请让最后一层的单元数等于类别数，或改用 binary_crossentropy。',
  },
} satisfies Readonly<Record<string, Text>>);

export const scoreIssues = Object.freeze({
  ...classIssues,
  'loss.not-scores': {
    en: 'The loss expects one list of class scores for each example, but receives {received}. Insert Flatten before the last layer, or GlobalAveragePooling2D.',
    'zh-CN': '该损失需要每个样本一个类别分数列表，但收到 {received}。请在最后一层之前插入展平，或插入全局平均池化。',
  },
} satisfies Readonly<Record<string, Text>>);

/** An axis to take the mean over. */
export function checkAxis({ shape }: TensorType): IssueSpec | null {
  if (shape.length > 0) return null;
  return {
    code: 'loss.no-axis',
    values: {},
    fixes: [{ kind: 'insert-before', type: 'Reshape', params: { target_shape: [1] }, port: 'input' }],
  };
}

export function checkClasses(prediction: TensorType): IssueSpec | null {
  if (prediction.shape.at(-1) !== 1) return checkAxis(prediction);
  return {
    code: 'loss.one-class',
    values: { expected: 2, received: 1 },
    brief: '1 < 2',
    fixes: [{ kind: 'set-loss', loss: { type: 'binary_crossentropy', params: {} } }],
  };
}

/** Labels are one whole number an example, so the prediction must be one list of scores. */
export function checkScores(prediction: TensorType): IssueSpec | null {
  const { shape } = prediction;
  if (shape.length <= 1) return checkClasses(prediction);
  const flatten = { kind: 'insert-before', type: 'Flatten', params: {}, port: 'input', node: { port: 'input' } } as const;
  const pool = { kind: 'insert-before', type: 'GlobalAveragePooling2D', params: {}, port: 'input' } as const;
  return {
    code: 'loss.not-scores',
    values: { received: showShape(shape) },
    brief: showShape(shape),
    fixes: shape.length === 3 ? [flatten, pool] : [flatten],
  };
}

export function fromLogitsParam(): BoolParam {
  return p.bool({
    text: {
      label: { en: 'From logits', 'zh-CN': '输入为 logits' },
      help: {
        en: 'The last layer gives raw scores, without softmax or sigmoid.',
        'zh-CN': '最后一层给出原始分数，没有 softmax 或 sigmoid。',
      },
    },
    default: false,
  });
}

export function smoothingParam(): FloatParam {
  return p.float({
    text: {
      label: { en: 'Label smoothing', 'zh-CN': '标签平滑' },
      help: { en: 'Moves targets away from 0 and 1 by this share.', 'zh-CN': '按此比例让目标远离 0 和 1。' },
    },
    default: 0,
    min: 0,
    max: 1,
    advanced: true,
  });
}
