/** @file Esc lets go of what the mouse has in its hand: a wire goes back to where it was, dragged nodes to where they stood. */
import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { connecting } from './wires/connecting.ts';
import { giveUpDrag } from './drag.ts';

/** Outside of any window: there is neither port nor canvas. */
const nowhere = { clientX: -1e5, clientY: -1e5, bubbles: true };

export function useEscape(): void {
  const store = useStoreApi();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      const wire = store.getState().connection.inProgress;
      if (!wire && !giveUpDrag()) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      if (!wire) return;
      // React Flow ends a wire when the mouse is let go only: let go where nothing takes it.
      for (const type of ['mousemove', 'mouseup']) document.dispatchEvent(new MouseEvent(type, nowhere));
      connecting.setState({ refusal: null });
    };
    addEventListener('keydown', press, true);
    return () => removeEventListener('keydown', press, true);
  }, [store]);
}
