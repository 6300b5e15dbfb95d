/** @file Messages of area `cli` in Simplified Chinese. */

export const cli: Readonly<Record<string, string>> = Object.freeze({
  'cli.no-such-file': '{file}：没有这个文件。应为{expected}。请检查路径。',
  'cli.no-such-folder': '{file}：文件夹 {folder} 不存在。请先建立该文件夹。',
  'cli.not-a-file': '{file}：应为文件，实际是文件夹。请指定一个文件。',
  'cli.exists': '{file}：已经存在。请换一个名字，或用 --force 覆盖。',
  'cli.denied': '{file}：没有权限（{reason}）。请检查权限。',
  'cli.disk': '{file}：无法读写（{reason}）。请检查磁盘。',
  'cli.port': '端口 {port} 已被占用。请将 LAYERLOOM_PORT 设为其他端口。',
  'cli.no-template': '没有模板“{received}”。可用的有：{expected}。',
  'cli.array-file': '{file}：应为 {expected}，实际是 {received}。请用 numpy.save 或 numpy.savez 保存数组。',
  'cli.data-outside':
    '{file}：数据 {source} 不在图纸所在的文件夹内。应为内置样本或图纸旁的文件。若要使用，请写明：--data {source}',
  'cli.no-data': '{file}：没有指定数据。应为内置样本或 .npz 文件。请用 --data mnist 指定',
  'cli.run-exists': '{file}：已经存在。请换一个文件夹，或用 --force 替换该记录。',
  'cli.outputs': '{file}：模型有 {received} 个输出（{names}），.npy 文件只能保存一个数组。请用 .npz 文件。',
});
