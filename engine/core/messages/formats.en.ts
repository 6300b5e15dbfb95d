/** @file Messages of area `formats` in English. */

export const formats: Readonly<Record<string, string>> = Object.freeze({
  'formats.unknown':
    '{path}: expected a model file that ends in .keras, .h5 or .onnx, received \'{received}\'. Export to one of these, or name the format with --format.',
  'formats.read-back':
    'The written file does not give the same predictions when it is read back (difference {difference}); nothing was kept. Please report this.',
});
