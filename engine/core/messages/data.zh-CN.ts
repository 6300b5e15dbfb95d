/** @file Messages of area `data` in Simplified Chinese. */

export const data: Readonly<Record<string, string>> = Object.freeze({
  'data.no-such-source':
    '没有数据“{source}”：应为内置样本（{known}）或 .npz 文件路径。请检查路径。',
  'data.wrong-file':
    '{source} 不能作为数据读取：应为 {expected} 文件。请用 numpy.savez 保存数组。',
  'data.sample-missing':
    '内置样本“{id}”未安装。请重新安装 Layerloom。',
  'data.sample-damaged':
    '内置样本“{id}”已损坏。请重新安装 Layerloom。',
  'data.empty-file':
    '{file} 中没有样本。每个输入和输出各需一个数组。',
  'data.scalar':
    '{file}：数组“{name}”只是一个数；应为每个样本一行。',
  'data.lengths':
    '{file}：数组长度不同：“{first}”有 {expected} 个样本，“{name}”有 {received} 个。请保存等长的数组。',
  'data.length':
    '列“{column}”有 {received} 个样本；应为 {expected} 个。',
  'data.unknown-column':
    '没有列“{column}”。应为：{known}。',
  'data.no-array':
    '{file}：没有对应 {role}“{name}”的数组；文件中有：{known}。请把数组命名为“{name}”；单输入单输出的模型可用 x 和 y。',
  'data.input-shape':
    '{file}：输入“{name}”的数组“{column}”：样本形状应为 {expected}，实际为 {received}。请调整数组或 Input 的形状。',
  'data.target-shape':
    '{file}：输出“{name}”的数组“{column}”：目标形状应为 {expected}，实际为 {received}。请调整数组或更换损失。',
  'data.label-range':
    '{file}：输出“{name}”的数组“{column}”：{classes} 个类别的标签应为 0..{last} 的整数，第 {place} 个样本为 {received}。请更正标签或增加最后一层的单元数。',
});
