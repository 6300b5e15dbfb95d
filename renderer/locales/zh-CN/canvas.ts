/** @file Words of the canvas, Chinese. */
import type { canvas as english } from '../en/canvas.ts';

export const canvas: Record<keyof typeof english, string> = {};
