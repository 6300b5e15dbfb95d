/** @file Words of the palette, English. */
export const palette = {
  label: 'Layers',
  templates: 'Templates',
  search: 'Search layers',
  nothing: 'No layer of that name.',
  io: 'Input and output',
  core: 'Core',
  convolution: 'Convolution',
  pooling: 'Pooling',
  normalization: 'Normalization',
  regularization: 'Regularization',
  merging: 'Merging',
} as const;
