/** @file Words of the help that comes while a run needs it, English. */
export const guidance = {
  again: 'Train again with {rate}',
  againTip: 'Sets the learning rate to {rate} and starts a new run',
  overfits: 'Overfitting since epoch {epoch}',
  overfitsText: 'Validation loss rises while training loss falls.',
  overfitsMark: 'overfitting',
  stopping: 'Early stopping',
  layerHelp: '{type} leaves out random numbers before the last layer while training, so that no single one is relied on',
  penaltyHelp: '{type} adds the squares of the largest layer’s weights to the loss, so that they stay small and the net simple',
  stoppingHelp: 'Early stopping ends the run when the validation loss has not improved for 2 epochs, and keeps the best weights',
  has: 'The drawing has it already',
  done: '{name} is in the drawing. Train again to see what it does; Undo takes it back.',
} as const;
