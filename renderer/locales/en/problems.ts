/** @file Words of the problems, English. */
export const problems = {
  none: 'No problems. Press Train.',
  waiting: '{names}: waiting for a node before. The other nodes keep their shapes.',
  at: '{type} “{name}”',
  document: 'Drawing',
  show: 'Show',
} as const;
