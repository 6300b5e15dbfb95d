/** @file Messages of area `runs` in Simplified Chinese. */

export const runs: Readonly<Record<string, string>> = Object.freeze({
  'runs.nan':
    '损失在第 {step} 步不再是数值。请尝试更小的学习率。',
  'runs.nan-layer':
    '损失在第 {step} 步不再是数值；层“{layer}”最先超出数值范围。请尝试更小的学习率或梯度裁剪。',
  'runs.nan-input':
    '损失在第 {step} 步不再是数值：“{name}”的数据含有非数值。请清理数据。',
});
