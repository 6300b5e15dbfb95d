/** @file Messages of area `cli` in English: files that a user names, and what a command refuses. */

export const cli: Readonly<Record<string, string>> = Object.freeze({
  'cli.no-such-file': '{file}: there is no such file. Expected {expected}. Check the path.',
  'cli.no-such-folder': '{file}: its folder {folder} does not exist. Make the folder first.',
  'cli.not-a-file': '{file}: expected a file, received a folder. Name a file.',
  'cli.exists': '{file}: exists already. Expected a name that is free. Take another name, or --force to overwrite it.',
  'cli.denied': '{file}: access was denied ({reason}). Check the permissions.',
  'cli.disk': '{file}: could not be read or written ({reason}). Check the disk.',
  'cli.port': 'Port {port} is taken. Set LAYERLOOM_PORT to another one.',
  'cli.no-template': "There is no template '{received}'. Expected one of: {expected}.",
  'cli.array-file': '{file}: expected {expected}, received {received}. Save the arrays with numpy.save or numpy.savez.',
  'cli.data-outside':
    "{file}: its data {source} lies outside of the drawing's folder. Expected a built-in sample or a file beside the drawing. To allow it, name it: --data {source}",
  'cli.no-data': '{file}: names no data, and none was given. Expected a built-in sample or an .npz file. Name it: --data mnist',
  'cli.run-exists': '{file}: exists already. Expected a folder that is free. Take another one, or --force to replace the run.',
  'cli.outputs': '{file}: the model has {received} outputs ({names}); an .npy file holds one array. Name an .npz file.',
});
