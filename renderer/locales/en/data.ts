/** @file Words of the data tab, English. */
export const data = {
  source: 'Source',
  columns: 'Columns',
  name: 'Name',
  shape: 'Shape',
  type: 'Type',
  range: 'Range',
  usedBy: 'Used by',
  classes: '{count} class | {count} classes',
  counts: 'Examples',
  trainCount: 'For training',
  validationCount: 'For validation',
  testCount: 'For testing',
  unused: 'not used',
  unknown: 'The data has not been read yet.',
  noData: 'This drawing names no data. Choose a source in the Training settings.',
} as const;
