/** @file Messages of area `formats` in Simplified Chinese. */

export const formats: Readonly<Record<string, string>> = Object.freeze({
  'formats.unknown':
    '{path}：应为以 .keras、.h5 或 .onnx 结尾的模型文件，实际为“{received}”。请导出为其中之一，或用 --format 指定。',
  'formats.read-back':
    '写出的文件读回后预测不一致（相差 {difference}）；未保留任何文件。请报告此问题。',
});
