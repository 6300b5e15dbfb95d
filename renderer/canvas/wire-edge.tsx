/** @file A wire between two ports. Its way is worked out with those of all others. */
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';

export type WireType = Edge<{ readonly path: string }, 'wire'>;

export const WireEdge = memo(function WireEdge({ id, data }: EdgeProps<WireType>): ReactNode {
  return <BaseEdge id={id} path={data?.path ?? ''} interactionWidth={24} />;
});
