/** @file A wire between two ports. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { wirePath } from './wire-path.ts';

export const WireEdge = memo(function WireEdge(props: EdgeProps): ReactNode {
  const lane = typeof props.data?.['lane'] === 'number' ? props.data['lane'] : 0;
  return <BaseEdge id={props.id} path={wirePath(props, lane)} interactionWidth={24} />;
});
