/** @file Messages of area `runs` in Simplified Chinese. */

export const runs: Readonly<Record<string, string>> = Object.freeze({
  'runs.nan': '损失在第 {step} 步不再是数值。请尝试更小的学习率。',
  'runs.nan-layer': '损失在第 {step} 步不再是数值；层“{layer}”最先超出数值范围。请尝试更小的学习率或梯度裁剪。',
  'runs.nan-input': '损失在第 {step} 步不再是数值：“{name}”的数据含有非数值。请清理数据。',
  'runs.ended-nan': '该训练因损失不再是数值而结束，无法继续。请用更小的学习率重新训练。',
  'runs.busy': '{path} 正由 {machine} 上的进程 {pid} 训练。请等待或停止它。',
  'runs.exists': '{path} 已存在且不为空。请换一个文件夹，或用 --force 替换。',
  'runs.not-ours': '{path} 不是训练记录文件夹，不会被替换。请换一个文件夹。',
  'runs.from-nothing': '{from} 中没有与此模型同名的层，因此没有可用的权重。请重命名层。',
  'runs.from-shape': '{from} 的权重“{name}”形状为 {received}；应为 {expected}。请重命名该层或改为相同大小。',
  'runs.no-checkpoint': '{path} 还没有检查点，因此没有权重。请先训练。',
  'runs.no-model': '{path} 不存在：应为训练记录文件夹或模型文件。请检查路径。',
  'runs.no-run': '{path} 不是训练记录文件夹。请检查路径。',
  'runs.no-weight': '模型缺少权重“{name}”。请重新训练。',
  'runs.plan-backend': '训练开始时使用 {from}，现改用 {to}：数值接近但不逐位相同。',
  'runs.plan-threads': '训练开始时使用 {from} 个线程，现改用 {to} 个：数值接近但不逐位相同。',
});
