/** @file Messages of area `engine` in English. */

export const engine: Readonly<Record<string, string>> = Object.freeze({
  internal: 'Layerloom made a mistake: {message}. Your drawing and your runs are safe. Please report it.',
  'engine.program': 'Layerloom made a mistake: operation {op}: {problem}. Please report it.',
  'engine.no-gradient': "Layerloom made a mistake: {op} in '{path}' has no gradient. Please report it.",
  'engine.gpu': 'The GPU process reports: {reason}. Choose another backend, or try again.',
  'engine.process-gone': 'The engine has ended ({reason}). It is started again; unfinished runs can be resumed.',
});
