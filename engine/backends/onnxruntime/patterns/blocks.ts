/** @file ONNX Runtime's own layout of pictures, in blocks of channels. */
import type { Lowering } from '../../../onnx/lowering.ts';

/** The operators' domain: internal to ONNX Runtime, hence never exported and only used where a probe found it right. */
export const blockedDomain = 'com.microsoft.nchwc';

/** [N, C, H, W] to blocks of channels and back. */
export function toBlocks(lowering: Lowering, name: string): string {
  return lowering.node('ReorderInput', [name], { channels_last: { int: 0 } }, blockedDomain);
}

export function fromBlocks(lowering: Lowering, name: string, channels: number): string {
  return lowering.node('ReorderOutput', [name], { channels: { int: channels }, channels_last: { int: 0 } }, blockedDomain);
}
