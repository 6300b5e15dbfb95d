/** @file Words about drawings as files and in windows, English. */
export const documents = {
  file: 'File',
  newWindow: 'New window',
  download: 'Download a copy',
  opening: 'Opening the drawing …',
  untouched: 'Not saved yet, kept for you',
  edited: 'Unsaved edits',
  chooserTitle: 'Open a drawing',
  chooserEmpty: 'No other drawing is kept here.',
  chooseFile: 'Choose a file …',
  elsewhere: 'This drawing is open in another window. Here it can be looked at, and follows what is drawn there.',
  takeOver: 'Draw here instead',
  openCopy: 'Open a copy',
  copyName: 'Copy of {name}',
  changedOnDisk: 'Another program has changed the file of this drawing since it was opened.',
  overwrite: 'Overwrite the file',
  reload: 'Open it as it is now',
} as const;
