/** @file Messages of area `data` in Simplified Chinese. */

export const data: Readonly<Record<string, string>> = Object.freeze({
  'data.no-such-source': '没有数据“{source}”：应为内置样本（{known}）或 .npz 文件路径。请检查路径。',
  'data.wrong-file': '{source} 不能作为数据读取：应为 {expected} 文件。请用 numpy.savez 保存数组。',
  'data.sample-missing': '内置样本“{id}”未安装。请重新安装 Layerloom。',
  'data.sample-damaged': '内置样本“{id}”已损坏。请重新安装 Layerloom。',
  'data.empty-file': '{file} 中没有样本。每个输入和输出各需一个数组。',
  'data.no-rows': '{file}：数组“{name}”没有任何行。请至少保存一个样本。',
  'data.scalar': '{file}：数组“{name}”只是一个数；应为每个样本一行。',
  'data.lengths': '{file}：数组长度不同：“{first}”有 {expected} 个样本，“{name}”有 {received} 个。请保存等长的数组。',
  'data.length': '列“{column}”有 {received} 个样本；应为 {expected} 个。',
  'data.unknown-column': '没有列“{column}”。应为：{known}。',
  'data.no-array':
    '{file}：没有对应 {role}“{name}”的数组；文件中有：{known}。请把数组命名为“{name}”；单输入单输出的模型可用 x 和 y。',
  'data.input-shape':
    '{file}：输入“{name}”的数组“{column}”：样本形状应为 {expected}，实际为 {received}。请调整数组或输入的形状。',
  'data.target-shape': '{file}：输出“{name}”的数组“{column}”：目标形状应为 {expected}，实际为 {received}。请调整数组或更换损失。',
  'data.label-range':
    '{file}：输出“{name}”的数组“{column}”：{classes} 个类别的标签应为 0..{last} 的整数，第 {place} 个样本为 {received}。请更正标签或增加最后一层的单元数。',
  'data.not-finite': '{file}：数组“{column}”：应为数值，第 {place} 个样本中为 {received}。请替换该值或去掉该样本。',
  'data.file-too-large': '{file} 为 {received} MB；最多可读入 {expected} MB。请减少样本，或改用 uint8 等较小的数值类型。',
  'data.unpacked-too-large':
    '{file} 解压后为 {received} MB；最多可读入 {expected} MB。请减少样本，或改用 uint8 等较小的数值类型。',
  'data.no-such-file': '找不到这张图的数据“{source}”。请重新选择文件，或把它放到已保存图纸所在的文件夹。',
  'data.none': '这张图还没有数据。请在“数据”标签中选择文件或内置数据集。',
  'data.beside': '{place} 中已有另一个名为“{file}”的文件。请把图保存到其他文件夹，或给那个文件改名。',
  'data.mixed-files': '应为一个 .npz 文件，或每个只含一个数组的 .npy 文件；收到：{received}。',
  'data.bound': '此次运行已有自己的数据：{source}。要用其他数据，请重新训练。',
  'data.no-training': '数据有 {received} 个样本，验证比例 {split} 后没有可训练的样本。请增加数据或减小比例。',
  'data.none-named': '{path} 没有说明训练数据。请指定数据：--data mnist 或 --data FILE.npz。',
  'data.not-npy': '数组“{name}”不是 .npy 数组。请用 numpy.save 保存。',
  'data.not-npz': '{file}：这不是 .npz 文件，无法作为 zip 打开（可能没有复制完整）。请用 numpy.savez 保存数组。',
  'data.npy-dtype': "数组“{name}”的元素类型是 {received}；应为数值（float、int、uint 或 bool）。请用 astype('float32') 转换。",
  'data.npy-text': '数组“{name}”是文本；应为数值。请用 numpy.unique(array, return_inverse=True)[1] 把类别编号后再保存。',
  'data.npy-objects': "数组“{name}”是 Python 对象；应为数值。请用 astype('float32') 转换；若各行长度不同，请先补齐。",
  'data.npy-fields': '数组“{name}”带有命名字段；每个元素应为一个数。请把每个字段存成单独的数组。',
  'data.npy-range': "数组“{name}”含有 {received}；整数应在 32 位范围内。请用 astype('float32') 转换。",
  'data.npy-short': '数组“{name}”不完整：应为 {expected} 字节，实际为 {received}。请重新保存。',
  'data.predict-missing': '没有输入“{name}”的数组；收到：{known}。请把数组命名为“{name}”。',
  'data.predict-shape': '输入“{name}”的数组形状为 {received}；应为 {expected}。请调整形状。',
  'data.outside':
    '绘图的数据是“{source}”：应为内置样本，或与已保存绘图同一文件夹中的文件。请把绘图保存在数据旁边，并只写文件名。',
});
