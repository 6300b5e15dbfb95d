/** @file Words of fields that refuse what was typed, English. */
export const fields = {
  empty: 'A number is needed here.',
  whole: 'A whole number is needed here; “{text}” is not one.',
  number: '“{text}” is not a number. Write it like 0.001 or 1e-3.',
  least: 'At least {min}.',
  most: 'At most {max}.',
  above: 'More than {min}.',
  below: 'Less than {max}.',
  between: 'From {min} to {max}.',
  inside: 'More than {min} and less than {max}.',
  tuple: 'Whole numbers are needed here: 3, or {example}.',
  shape: 'Whole numbers are needed here, like 28 × 28 × 1.',
  openShape: 'Whole numbers are needed here, like 28 × 28 × 1; one of them may be -1.',
} as const;
