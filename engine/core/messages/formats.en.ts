/** @file Messages of area `formats` in English. */

export const formats: Readonly<Record<string, string>> = Object.freeze({
  'formats.unknown':
    "{path}: expected a model file that ends in .keras, .h5 or .onnx, received '{received}'. Export to one of these, or name the format with --format.",
  'formats.read-back':
    'The written file does not give the same predictions when it is read back (difference {difference}); nothing was kept. Please report this.',
  'formats.too-large': 'The model holds {received} of weights; this format takes at most {expected}. Export a smaller model.',
  'formats.wrong-kind': '{file} is not what its name says: expected a {expected} file. Check that it was downloaded whole.',
  'formats.damaged': '{file} is damaged or cut off: it could not be read to its end. Save or download it again.',
  'formats.no-part': "{file}: no {part} in it; expected a model saved with model.save('model.keras').",
  'formats.part-too-large':
    "{file}: {part} says that it is far larger than any model's; it was not opened. Save the model again.",
  'formats.weights-only':
    "{file} holds weights without a model. Save the whole model with model.save('model.keras') and import that file.",
  'formats.no-array': "{file}: expected an array of numbers at '{path}', found none. Save the model again.",
  'formats.bad-config': "{file}: the description of the model can't be understood at '{place}'. Save the model again with Keras.",
  'formats.cycle': "{file}: layer '{layer}' feeds itself; expected a model without cycles.",
  'formats.empty-model': '{file}: the model has no layers. Expected at least one.',
  'formats.no-input-shape':
    "{file}: the model doesn't say the shape of its input. Add keras.Input(shape) as its first layer and save it again.",
  'formats.open-input':
    "{file}: Input '{layer}' has the shape {received}; expected whole lengths after the batch. Save the model with a fixed input shape.",
  'formats.unsupported-model':
    '{file}: the model is a {className}; expected Sequential or Functional. Build it with the functional API and save it again.',
  'formats.unsupported':
    "{file}: layer '{layer}' is of the type {className}, which Layerloom doesn't have. Expected one of: {known}. Replace the layer (a model inside the model: by its layers) and save again.",
  'formats.unsupported-option':
    "{file}: {className} '{layer}' has {key} = {received}, which Layerloom can't follow. Build the layer without it and save again.",
  'formats.unsupported-argument':
    "{file}: layer '{layer}' is called with {argument}=..., which Layerloom can't follow. Call it on its inputs alone and save again.",
  'formats.invalid-model': "{file}: the model can't be built: {issue}",
  'formats.weight-count': "{file}: layer '{layer}' has {received} arrays of weights; expected {expected}. Save the model again.",
  'formats.weight-shape':
    "{file}: {weight} of layer '{layer}' has the shape {received}; expected {expected}. Save the model again.",
  'formats.not-compiled': "{file}: the model is not compiled; loss, metrics and optimizer are Layerloom's defaults.",
  'formats.no-optimizer': "{file}: the file names no optimizer; Layerloom's default is taken.",
  'formats.unknown-optimizer': '{file}: there is no optimizer {received} in Layerloom; its default is taken.',
  'formats.optimizer-option':
    "{file}: {optimizer} has {key} = {received}, which Layerloom can't follow; the default optimizer is taken.",
  'formats.optimizer-extra': '{file}: {optimizer} has {key}, which Layerloom lacks; it trains without.',
  'formats.optimizer-state': "{file}: the state of {optimizer} doesn't fit the model; training starts with a fresh one.",
  'formats.unknown-loss': "{file}: there is no loss '{received}' in Layerloom; its default is taken.",
  'formats.loss-option': "{file}: loss {loss} has {key} = {received}, which Layerloom can't follow; the default loss is taken.",
  'formats.unknown-metric': "{file}: there is no metric '{received}' in Layerloom; it was left out.",
  'formats.renamed': "{file}: layer '{name}' is called '{renamed}' now.",
  'formats.frozen': "{file}: layer '{layer}' was frozen; here it is trained.",
});
