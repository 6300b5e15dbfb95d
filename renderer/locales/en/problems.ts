/** @file Words of the problems, English. */
export const problems = {} as const;
