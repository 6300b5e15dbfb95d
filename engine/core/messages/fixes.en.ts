/** @file Messages of area `fix` in English: what one click (or one edit of the file) would repair. */

export const fixes: Readonly<Record<string, string>> = Object.freeze({
  'fix.insert-before': 'Insert {type} before it',
  'fix.set-param': 'Set {param} to {value}',
  'fix.set-param-of': "Set {param} of '{name}' to {value}",
  'fix.set-loss': 'Use the loss {type}',
  'fix.add-node': 'Add {type}',
  'fix.remove-edge': 'Remove wire {edge}',
});
