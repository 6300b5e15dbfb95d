/** @file Messages of area `runs` in English. */

export const runs: Readonly<Record<string, string>> = Object.freeze({
  'runs.nan': 'The loss is no longer a number at step {step}. Try a smaller learning rate.',
  'runs.nan-layer':
    "The loss is no longer a number at step {step}; layer '{layer}' was the first to leave the range of numbers. Try a smaller learning rate or clipping.",
  'runs.nan-input':
    "The loss is no longer a number at step {step}: the data for '{name}' holds values that are not numbers. Clean the data.",
  'runs.ended-nan':
    'The run ended because its loss was no longer a number, so it can’t go on. Train again with a smaller learning rate.',
  'runs.busy': '{path} is being trained by process {pid} on {machine}. Wait for it or stop it.',
  'runs.exists': '{path} exists and is not empty. Choose another folder, or replace it with --force.',
  'runs.not-ours': '{path} is not a run folder, so it is not replaced. Choose another folder.',
  'runs.from-nothing':
    'No layer of {from} has the name of a layer of this model, so there are no weights to take. Rename the layers.',
  'runs.from-shape':
    "Weights '{name}' of {from} have shape {received}; expected {expected}. Rename the layer or give it the same size.",
  'runs.no-checkpoint': '{path} has no checkpoint yet, so there are no weights. Train it first.',
  'runs.no-model': '{path} does not exist: expected a run folder or a model file. Check the path.',
  'runs.no-run': '{path} is not a run folder. Check the path.',
  'runs.no-weight': "The model has no weights '{name}'. Train it again.",
  'runs.plan-backend': 'The run began with {from} and goes on with {to}: numbers agree closely, not bit for bit.',
  'runs.plan-threads': 'The run began with {from} threads and goes on with {to}: numbers agree closely, not bit for bit.',
});
