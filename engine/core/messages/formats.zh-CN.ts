/** @file Messages of area `formats` in Chinese. */

export const formats: Readonly<Record<string, string>> = Object.freeze({
  'formats.unknown':
    '{path}：应为以 .keras、.h5 或 .onnx 结尾的模型文件，实际为“{received}”。请导出为其中之一，或用 --format 指定。',
  'formats.read-back': '写出的文件读回后预测不一致（相差 {difference}）；未保留任何文件。请报告此问题。',
  'formats.too-large': '模型的权重有 {received}；此格式最多容纳 {expected}。请导出较小的模型。',
  'formats.wrong-kind': '{file} 与其名称不符：应为 {expected} 文件。请检查是否下载完整。',
  'formats.damaged': '{file} 已损坏或被截断：无法读到末尾。请重新保存或下载。',
  'formats.no-part': "{file}：其中没有 {part}；应为用 model.save('model.keras') 保存的模型。",
  'formats.part-too-large': '{file}：{part} 声称的大小远超任何模型，未打开。请重新保存模型。',
  'formats.weights-only': "{file} 只有权重而没有模型。请用 model.save('model.keras') 保存整个模型后再导入。",
  'formats.no-array': '{file}：“{path}”处应有一个数值数组，但没有找到。请重新保存模型。',
  'formats.bad-config': '{file}：无法理解模型描述中的“{place}”。请用 Keras 重新保存模型。',
  'formats.cycle': '{file}：层“{layer}”的输出又成为它自己的输入；模型不应有环。',
  'formats.empty-model': '{file}：模型没有层。至少应有一层。',
  'formats.no-input-shape': '{file}：模型没有说明输入的形状。请以 keras.Input(shape) 作为第一层并重新保存。',
  'formats.open-input': '{file}：Input“{layer}”的形状为 {received}；批次之后应为确定的长度。请以固定的输入形状保存模型。',
  'formats.unsupported-model': '{file}：模型是 {className}；应为 Sequential 或 Functional。请用函数式 API 构建后重新保存。',
  'formats.unsupported':
    '{file}：层“{layer}”是 {className}，Layerloom 没有这种层。应为以下之一：{known}。请替换该层（嵌套的模型请展开为各层）后重新保存。',
  'formats.unsupported-option': '{file}：{className}“{layer}”的 {key} = {received}，Layerloom 无法照做。请去掉它后重新保存。',
  'formats.unsupported-argument':
    '{file}：层“{layer}”调用时带有 {argument}=...，Layerloom 无法照做。请只用输入调用它并重新保存。',
  'formats.invalid-model': '{file}：无法构建模型：{issue}',
  'formats.weight-count': '{file}：层“{layer}”有 {received} 个权重数组；应为 {expected} 个。请重新保存模型。',
  'formats.weight-shape': '{file}：层“{layer}”的 {weight} 形状为 {received}；应为 {expected}。请重新保存模型。',
  'formats.not-compiled': '{file}：模型未编译；损失、指标和优化器采用 Layerloom 的默认值。',
  'formats.no-optimizer': '{file}：文件没有说明优化器；采用 Layerloom 的默认值。',
  'formats.unknown-optimizer': '{file}：Layerloom 没有优化器 {received}；采用默认值。',
  'formats.optimizer-option': '{file}：{optimizer} 的 {key} = {received}，Layerloom 无法照做；采用默认优化器。',
  'formats.optimizer-extra': '{file}：{optimizer} 设有 {key}，Layerloom 没有；训练时不使用。',
  'formats.optimizer-state': '{file}：{optimizer} 的状态与模型不符；训练将从新的状态开始。',
  'formats.unknown-loss': '{file}：Layerloom 没有损失“{received}”；采用默认值。',
  'formats.loss-option': '{file}：损失 {loss} 的 {key} = {received}，Layerloom 无法照做；采用默认损失。',
  'formats.unknown-metric': '{file}：Layerloom 没有指标“{received}”；已略去。',
  'formats.renamed': '{file}：层“{name}”现名为“{renamed}”。',
  'formats.frozen': '{file}：层“{layer}”原为冻结；在此会被训练。',
});
