/** @file Words of the problems, English. */
export const problems = {
  none: 'No problems. Press Train.',
  waiting:
    '{names} waits for {cause}. The other nodes keep their shapes. | {names} wait for {cause}. The other nodes keep their shapes.',
  at: '{type} “{name}”',
  document: 'Drawing',
  showRest: 'Show {count} more',
  announce: '{count} problem: {titles} | {count} problems: {titles}',
  solved: 'No problems any more.',
  becomes: '{names} becomes {shape} | {names} become {shape}',
} as const;
