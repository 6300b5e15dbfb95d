/** @file Messages of area `engine` in Simplified Chinese. */

export const engine: Readonly<Record<string, string>> = Object.freeze({
  internal: 'Layerloom 出错了：{message}。您的绘图和训练记录是安全的。请报告此问题。',
  'engine.program': 'Layerloom 出错了：运算 {op}：{problem}。请报告此问题。',
  'engine.no-gradient': 'Layerloom 出错了：“{path}”中的 {op} 没有梯度。请报告此问题。',
  'engine.process-gone': '引擎已结束（{reason}）。正在重新启动；未完成的训练可以继续。',
  'engine.no-backend': '没有可自动使用的后端：{reasons}。可用 --backend reference 指定（较慢）。',
  'engine.unavailable': '后端 {backend} 不可用：{reason}。请换一个或用 auto。',
  'engine.unsupported': '后端 {backend} 缺少此模型需要的运算：{missing}。请换一个或用 auto。',
  'engine.no-gpu-window': '桌面应用尚不能使用图形处理器。请选择处理器（onnxruntime）。',
});
