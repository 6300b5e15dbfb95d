/** @file The wire in the hand: grey, and red and dashed over a port that refuses it. */
import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { curve } from './wire-paths.ts';

export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromHandle,
  connectionStatus,
}: ConnectionLineComponentProps): ReactNode {
  const outwards = fromHandle.type === 'source';
  const path = outwards ? curve({ x1: fromX, y1: fromY, x2: toX, y2: toY }) : curve({ x1: toX, y1: toY, x2: fromX, y2: fromY });
  return <path className="wire-in-hand" data-refused={connectionStatus === 'invalid' || undefined} d={path} />;
}
