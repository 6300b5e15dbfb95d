/** @file While Space is held, everything on the canvas is a handle of the view: a drag that begins on a node pans too. */
import { useKeyPress } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

export const panKey = 'Space';

/** Marks the canvas, so that no node is drawn anew. */
export function PanKeyMark({ box }: { readonly box: RefObject<HTMLElement | null> }): null {
  const held = useKeyPress(panKey);
  useEffect(() => {
    box.current?.toggleAttribute('data-pan-key', held);
  }, [box, held]);
  return null;
}
