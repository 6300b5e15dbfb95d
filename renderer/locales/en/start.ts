/** @file Words of the start page, English. */
export const start = {
  title: 'Start a drawing',
  recent: 'Recent drawings',
  noRecent: 'Drawings that you save appear here.',
  open: 'Open',
  openDrawing: 'Open a drawing',
  importModel: 'Import a Keras model',
  drop: 'Or drop a file anywhere on this window.',
  noRuns: 'No runs',
  runsBest: '{count} run, best {best} | {count} runs, best {best}',
  runs: '{count} run | {count} runs',
  runsPaused: 'Training paused, epoch {epoch} of {epochs}',
  runsCutOff: 'Cut off in epoch {epoch} of {epochs}',
  runsRunning: 'Training, epoch {epoch} of {epochs}',
  imported: 'The model is open. Its weights are in the list of runs.',
  wrongFile: '{name} is not a file that Layerloom reads: .loom, .keras, .h5, .npz or .npy',
} as const;
