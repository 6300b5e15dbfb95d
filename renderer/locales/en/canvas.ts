/** @file Words of the canvas, English. */
export const canvas = {} as const;
