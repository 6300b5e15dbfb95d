/** @file Messages of area `engine` in English. */

export const engine: Readonly<Record<string, string>> = Object.freeze({
  internal: 'Layerloom made a mistake: {message}. Your drawing and your runs are safe. Please report it.',
  'engine.program': 'Layerloom made a mistake: operation {op}: {problem}. Please report it.',
  'engine.no-gradient': "Layerloom made a mistake: {op} in '{path}' has no gradient. Please report it.",
  'engine.process-gone': 'The engine has ended ({reason}). It is started again; unfinished runs can be resumed.',
  'engine.no-backend': 'No backend can train this model by itself: {reasons}. Name one with --backend reference, which is slow.',
  'engine.unavailable': 'Backend {backend} is not available: {reason}. Choose another one, or auto.',
  'engine.unsupported': 'Backend {backend} lacks what this model needs: {missing}. Choose another one, or auto.',
  'engine.no-gpu-window': 'The desktop app cannot use a graphics processor yet. Choose the processor (onnxruntime).',
});
