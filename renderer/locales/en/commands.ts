/** @file Words of the commands, English. */
export const commands = {} as const;
