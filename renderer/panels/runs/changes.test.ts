/** @file What changed, in both languages. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../engine/model/diff.ts';
import type { Language } from '../../../engine/core/language.ts';
import { en } from '../../locales/en/index.ts';
import { zhCN } from '../../locales/zh-CN/index.ts';
import { allChanges, briefChanges, type Reader } from './changes.ts';

function reader(language: Language): Reader {
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> = language === 'en' ? en : zhCN;
  const word = (key: string): string => {
    const [area = '', name = ''] = key.split('.');
    return table[area]?.[name] ?? key;
  };
  return { language, t: word };
}

const units = (name: string, to: number): Change => ({
  kind: 'param',
  type: 'Dense',
  name,
  param: 'units',
  from: 64,
  to,
  brief: { from: '64', to: String(to) },
});
const rate: Change = { kind: 'optimizer', type: 'Adam', param: 'learning_rate', from: 0.001, to: 0.01 };
const drop: Change = { kind: 'added', type: 'Dropout', name: 'drop' };
const bias: Change = { kind: 'param', type: 'Dense', name: 'fc', param: 'use_bias', from: true, to: false, brief: null };
const stopping = { monitor: 'val_loss', patience: 3, min_delta: 0, restore_best_weights: true };
const l2: Change = {
  kind: 'param',
  type: 'Dense',
  name: 'fc',
  param: 'kernel_regularizer',
  from: null,
  to: { type: 'L2', params: { l2: 0.02 } },
  brief: null,
};

describe('briefChanges', () => {
  it.each<[string, Change[], string, string]>([
    ['a parameter of the second row', [units('fc', 128)], 'Dense 64 → 128', '全连接 64 → 128'],
    ['a setting of the optimizer', [rate], 'learning rate 0.001 → 0.01', '学习率 0.001 → 0.01'],
    ['a node put in', [drop], "+ Dropout 'drop'", "+ 随机失活 'drop'"],
    ['a switch', [bias], 'Dense use bias on → off', '全连接 使用偏置 开 → 关'],
    [
      'a share',
      [{ kind: 'training', setting: 'validation_split', from: 0.1, to: 0.25 }],
      'validation share 10 % → 25 %',
      '验证集占比 10 % → 25 %',
    ],
    ['a choice among others', [l2], 'Dense kernel regularizer none → L2 0.02', '全连接 权重正则化 无 → L2 0.02'],
    [
      'early stopping',
      [{ kind: 'training', setting: 'early_stopping', from: null, to: stopping }],
      'early stopping off → on',
      '提前停止 关 → 开',
    ],
    [
      'a part of early stopping',
      [{ kind: 'training', setting: 'early_stopping', from: stopping, to: { ...stopping, patience: 5 } }],
      'early stopping: patience 3 → 5',
      '提前停止: 耐心值 3 → 5',
    ],
    ['nothing', [], '', ''],
  ])('says %s', (_, changes, english, chinese) => {
    expect([briefChanges(changes, reader('en')), briefChanges(changes, reader('zh-CN'))]).toEqual([english, chinese]);
  });

  it('says two and counts the rest', () => {
    expect(briefChanges([drop, rate, bias, l2], reader('en'))).toBe("+ Dropout 'drop', learning rate 0.001 → 0.01, +2");
  });

  it('names the nodes where two changes would read alike', () => {
    expect(briefChanges([units('fc1', 128), units('fc2', 128)], reader('en'))).toBe(
      "Dense 'fc1' units 64 → 128, Dense 'fc2' units 64 → 128",
    );
  });
});

describe('allChanges', () => {
  it('gives each change a line with its node', () => {
    expect(allChanges([units('fc', 128), rate], reader('en'))).toBe("Dense 'fc' units 64 → 128\nlearning rate 0.001 → 0.01");
  });
});
