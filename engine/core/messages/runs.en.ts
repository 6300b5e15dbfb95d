/** @file Messages of area `runs` in English. */

export const runs: Readonly<Record<string, string>> = Object.freeze({
  'runs.nan':
    'The loss is no longer a number at step {step}. Try a smaller learning rate.',
  'runs.nan-layer':
    'The loss is no longer a number at step {step}; layer \'{layer}\' was the first to leave the range of numbers. Try a smaller learning rate or clipping.',
  'runs.nan-input':
    'The loss is no longer a number at step {step}: the data for \'{name}\' holds values that are not numbers. Clean the data.',
});
