/** @file Keeps the middle of the canvas where it is while panels around it change their size. */
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

/** `element` is the canvas' own box. */
export function useKeepCentred(element: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    if (!element.current) return undefined;
    let size: { readonly width: number; readonly height: number } | null = null;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (size && width > 0 && height > 0) {
        const { x, y, zoom } = flow.getViewport();
        void flow.setViewport({ x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, zoom });
      }
      size = { width, height };
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [flow, element]);
}
