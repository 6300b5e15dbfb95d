/** @file Words of the palette, Chinese. */
import type { palette as english } from '../en/palette.ts';

export const palette: Record<keyof typeof english, string> = {};
