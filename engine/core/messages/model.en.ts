/** @file Messages of area `model` in English. */

export const model: Readonly<Record<string, string>> = Object.freeze({
  'model.not-json': 'This is not a Layerloom document: {reason}. Expected the JSON that Layerloom saves.',
  'model.newer-version':
    'The document has version {received}; this Layerloom reads version {expected}. Update Layerloom to open it.',
  'model.document-invalid': '{path}: expected {expected}, received {received}. Correct this value in the file.',
  'model.repaired-node-id': "Two nodes have the id {id}. '{name}' was given the id {given}; save the drawing to keep it.",
  'model.repaired-edge':
    'Wire {id} leads to node {missing}, which does not exist. The wire was taken out; save the drawing to keep it so.',
  'model.repaired-edge-id': 'Two wires have the id {id}. One was given the id {given}; save the drawing to keep it.',
  'model.unknown-type': 'There is no layer of type {type} in this version. Take another type or remove the node.',
  'model.bad-name': "The name '{name}' cannot be used: expected a name that is not empty and has no '/'. Rename the node.",
  'model.double-name': "Two nodes are named '{name}' (the other is {other}). Expected names that differ. Rename one of them.",
  'model.cycle': 'The wires run in a circle: {path}. A network must lead from Input to Output. Remove one of these wires.',
  'model.port-taken':
    "Input '{port}' takes one wire, but receives two: from '{first}' and '{second}'. Remove one (wire {wire}), or join them with Add or Concatenate.",
  'model.no-such-output': "Wire {wire} starts at output '{port}', which this node does not have. Expected one of: {known}.",
  'model.no-such-input': "Wire {wire} ends at input '{port}', which this node does not have. Expected one of: {known}.",
  'model.missing-input': "Input '{port}' lacks a wire. Draw one to it.",
  'model.wrong-dtype':
    "Expected {expected} numbers, but '{source}' gives {received} ones. Remove this wire; a label belongs in an Output, as its target.",
  'model.shares-missing':
    'Shares the weights of node {id}, which does not exist or shares weights itself. Name a node that has weights of its own.',
  'model.shares-type': "Shares the weights of '{source}': expected type {expected}, received {received}. Take the same type.",
  'model.shares-shape':
    "Shares the weights of '{source}', which have shape {expected}, but here the input asks for {received}. Give both the same input shape.",
  'model.input-column':
    "The data's column '{column}' has shape {expected}, but this Input has {received}. Set the shape to {expected}.",
  'model.no-probabilities':
    "The loss {loss} expects probabilities, but '{source}' ends with {activation}. Set its activation to {expected}.",
  'model.no-raw-scores':
    "The loss {loss} takes raw scores (from_logits), but '{source}' ends with {activation}, which makes probabilities of them. Set its activation to {expected}.",
  'model.setting': '{param}: expected {expected}, received {received}. Correct it in the training settings.',
  'model.no-column': 'Not bound to a column of the data. Choose one of: {known}.',
  'model.no-labels':
    'The data has no labels for it; it holds: {known}. Add an array with one whole number an example to the file, such as y.',
  'model.unknown-column': "Bound to column '{column}', which the data does not have. Choose one of: {known}.",
  'model.unknown-loss': "There is no loss '{type}'. Choose another loss.",
  'model.unknown-metric': "There is no metric '{type}'. Choose another metric.",
  'model.unknown-optimizer': "There is no optimizer '{type}'. Choose SGD, RMSprop or Adam.",
  'model.unknown-initializer': "There is no initializer '{type}' (for {name}). Choose another one.",
  'model.target-not-label':
    "The loss expects classes as whole numbers, but column '{column}' holds decimal numbers. Choose a column of labels or another loss.",
  'model.target-negative':
    "The column '{column}' holds labels below zero: expected 0 and up, received {received}. Correct the labels, or choose another column.",
  'model.target-classes':
    "Column '{column}' has {expected} classes, but '{source}' gives {received} numbers. Give it {expected} units: one for each class.",
  'model.picture-in-lists':
    "{type} works on lists, but '{source}' gives a picture of {received}. It takes each pixel alone, so that '{output}' gets {result} instead of {expected} scores.",
  'model.target-shape':
    "The loss compares with column '{column}': expected shape {expected}, received {received}. Choose another column, loss or last layer.",
  'model.no-input': 'The drawing has no Input. Add one from the palette.',
  'model.no-output': 'The drawing has no Output. Add one from the palette.',
  'model.unused': 'Leads to no Output, so it takes no part in the model. Wire it on or remove it.',
  'model.two-clippings':
    'Expected at most one of clipnorm, global_clipnorm and clipvalue; received {received}. Clear the others.',
  'model.monitor-no-validation':
    "Early stopping watches '{monitor}', but nothing is held back for validation. Set a validation share or watch 'loss'.",
  'model.unknown-monitor':
    "Early stopping watches '{monitor}', which this model does not measure. Expected one of: {known} (or with 'val_' before it).",
  'model.memory':
    'This model needs about {expected} of memory to train, but this computer has {received} free. Take a smaller batch size (now {batch}) or fewer units.',
  'model.changed-on-disk': '{path} was changed by another program since it was opened. Save the drawing under another name.',
  'model.read-only': '{path} can only be read. Save the drawing under another name.',
  'model.open-elsewhere': 'This drawing is open in another window. Only one window can change it.',
  'model.no-drawing': 'There is no drawing {id} any more. Start from a template or open a file.',
  'model.no-template': "There is no template '{id}'. Expected one of: {known}.",
});
