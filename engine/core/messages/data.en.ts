/** @file Messages of area `data` in English. */

export const data: Readonly<Record<string, string>> = Object.freeze({
  'data.no-such-source':
    "There is no data '{source}': expected a built-in sample ({known}) or the path of a .npz file. Check the path.",
  'data.wrong-file': '{source} cannot be read as data: expected a {expected} file. Save the arrays with numpy.savez.',
  'data.sample-missing': "The built-in sample '{id}' is not installed. Install Layerloom again.",
  'data.sample-damaged': "The built-in sample '{id}' is damaged. Install Layerloom again.",
  'data.empty-file': '{file} holds no examples. Expected one array an input and one an output.',
  'data.no-rows': "{file}: array '{name}' has no rows. Save at least one example.",
  'data.scalar': "{file}: array '{name}' is a single number; expected one row an example.",
  'data.lengths':
    "{file}: the arrays differ in length: '{first}' has {expected} examples, '{name}' has {received}. Save arrays of equal length.",
  'data.length': "Column '{column}' has {received} examples; expected {expected}.",
  'data.unknown-column': "There is no column '{column}'. Expected one of: {known}.",
  'data.no-array':
    "{file}: no array for the {role} '{name}'; the file holds: {known}. Name the array '{name}', or 'x' and 'y' for a model with one input and one output.",
  'data.input-shape':
    "{file}: array '{column}' for input '{name}': expected examples of shape {expected}, received {received}. Reshape the array or the Input.",
  'data.target-shape':
    "{file}: array '{column}' for output '{name}': expected targets of shape {expected}, received {received}. Reshape the array or choose another loss.",
  'data.label-range':
    "{file}: array '{column}' for output '{name}': expected whole labels 0..{last} for {classes} classes, received {received} at example {place}. Correct the labels or give the last layer more units.",
  'data.not-finite':
    "{file}: array '{column}': expected numbers, received {received} at example {place}. Replace it, or leave the example out.",
  'data.file-too-large':
    '{file} is {received} MB; the most that can be taken in is {expected} MB. Save fewer examples, or smaller numbers such as uint8.',
  'data.unpacked-too-large':
    '{file} unpacks to {received} MB; the most that can be taken in is {expected} MB. Save fewer examples, or smaller numbers such as uint8.',
  'data.no-such-file':
    "This drawing's data '{source}' is not here. Choose the file again, or put it into the folder of the saved drawing.",
  'data.none': 'This drawing has no data yet. Choose a file or a built-in set in the Data tab.',
  'data.beside': "{place} holds another file called '{file}' already. Save the drawing in another folder, or rename that file.",
  'data.mixed-files': 'Expected one .npz file, or .npy files with one array each; received: {received}.',
  'data.bound': 'This run has data of its own already: {source}. Train a new run on other data.',
  'data.no-training':
    'The data holds {received} examples, and the validation share {split} leaves none to train on. Take more data or a smaller share.',
  'data.none-named': '{path} does not say which data it was trained on. Name the data: --data mnist or --data FILE.npz.',
  'data.not-npy': "Array '{name}' is not a .npy array. Save it with numpy.save.",
  'data.not-npz':
    '{file}: this is not a .npz file, it cannot be opened as a zip (perhaps it was not copied whole). Save the arrays with numpy.savez.',
  'data.npy-dtype':
    "Array '{name}' has element type {received}; expected numbers (float, int, uint or bool). Convert it with astype('float32').",
  'data.npy-text':
    "Array '{name}' holds text; expected numbers. Number the classes with numpy.unique(array, return_inverse=True)[1] and save those.",
  'data.npy-objects':
    "Array '{name}' holds Python objects; expected numbers. Convert it with astype('float32'); rows of different lengths must be made equally long first.",
  'data.npy-fields': "Array '{name}' has named fields; expected one number an element. Save each field as an array of its own.",
  'data.npy-range':
    "Array '{name}' holds {received}; expected whole numbers that fit into 32 bits. Convert it with astype('float32').",
  'data.npy-short': "Array '{name}' ends early: expected {expected} bytes, received {received}. Save it again.",
  'data.predict-missing': "No array for input '{name}'; received: {known}. Name the array '{name}'.",
  'data.predict-shape': "The array for input '{name}' has shape {received}; expected {expected}. Reshape it.",
  'data.outside':
    "The drawing names '{source}' as its data: expected a built-in sample, or a file in the same folder as the saved drawing. Save the drawing beside the data and name the file alone.",
});
