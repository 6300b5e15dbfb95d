/** @file Words of the palette, English. */
export const palette = {} as const;
