/** @file Words of the canvas, English. */
export const canvas = {
  label: 'Canvas',
  empty: 'Click a layer in the palette, or drag it here.',
  problem: 'problem',
  notWired: 'not wired',
  waits: 'waits for {name}',
  classes: '{count} class | {count} classes',
  params: '{value} params',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Zoom to 100 %',
  zoomFit: 'Show all',
  refuse_self: 'A node cannot feed itself.',
  refuse_cycle: 'This wire would run in a circle: {target} already feeds {source}.',
  refuse_taken: '{target} has a wire here already. Remove it first, or join two with Add or Concatenate.',
  refuse_dtype: '{type} takes decimal numbers; {source} gives classes. A label belongs in an Output, as its target.',
} as const;
