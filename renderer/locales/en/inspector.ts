/** @file Words of the inspector, English. */
export const inspector = {} as const;
