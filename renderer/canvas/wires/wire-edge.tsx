/** @file A wire between two ports. Its way is worked out with those of all others. */
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useMark } from './marks.ts';

export type WireType = Edge<{ readonly path: string }, 'wire'>;

export const WireEdge = memo(function WireEdge({ id, data }: EdgeProps<WireType>): ReactNode {
  const mark = useMark(id);
  return <BaseEdge id={id} path={data?.path ?? ''} interactionWidth={24} {...(mark ? { className: `wire-${mark}` } : {})} />;
});
