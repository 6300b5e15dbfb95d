/** @file Messages of area `fix` in English: what one click (or one edit of the file) would repair. */

export const fixes: Readonly<Record<string, string>> = Object.freeze({
  'fix.insert-before': 'Insert {type} before “{name}”',
  'fix.connect': 'Wire “{source}” to “{name}”',
  'fix.connect-through': 'Wire “{source}” to “{name}” through {type}',
  'fix.add-node': 'Add {type}',
  'fix.add-node-before': 'Add {type} before “{name}”',
  'fix.remove-node': 'Remove “{name}”',
  'fix.remove-edge': 'Remove wire from “{source}” to “{name}”',
  'fix.set-param': 'Set {param} to {value}',
  'fix.set-param-of': 'Set {param} of {name} to {value}',
  'fix.set-loss': 'Use the loss {type}',
  'fix.set-loss-and': 'Use {type}; set “{name}” to {value}',
  'fix.unset-param': 'Remove {param}',
  'fix.rename': 'Rename to “{name}”',
  'fix.unshare': 'Give it weights of its own',
  'fix.set-column': 'Take the column “{column}”',
  'fix.keep-size': 'Keep the size of the picture',
});
