/** @file Says in words, at the cursor, why a wire is refused while it is drawn. */
import { useConnection } from '@xyflow/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { editor } from '../../document/editor.ts';
import { endsOf, type PortRef, refuse } from '../../document/refuse.ts';
import { useText } from '../../locales/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { connecting, useRefusal } from './connecting.ts';
import { portOf } from '../nodes/ports.ts';

/** How long the words stay after the wire was dropped, in milliseconds: long enough to be read. */
const lingering = 2500;

interface HandleRef {
  readonly nodeId: string;
  readonly id?: string | null;
  readonly type: 'source' | 'target';
}

export function portRef(handle: HandleRef): PortRef {
  return { node: handle.nodeId, port: portOf(handle.id), side: handle.type };
}

/** `missing` has no words: there is nothing under the cursor that could be named. */
export function RefusalNote(): ReactNode {
  const t = useText();
  const refusal = useRefusal();
  const note = useRef<HTMLDivElement>(null);
  useWatch();
  useEffect(() => followCursor(note), []);
  return (
    <div ref={note} className="refusal-place" role="status">
      {refusal && refusal.code !== 'missing' && (
        <div className="refusal">
          <Icon name="ban" />
          <span>
            <b>{t(`canvas.refuse_${refusal.code}`, refusal.values)}</b> <span>{t(`canvas.hint_${refusal.code}`)}</span>
          </span>
        </div>
      )}
    </div>
  );
}

/** Keeps the reason in step with the port under the cursor. */
function useWatch(): void {
  const key = useConnection((state) => {
    const { inProgress, fromHandle, toHandle } = state;
    return inProgress ? JSON.stringify([portRef(fromHandle), toHandle && portRef(toHandle)]) : null;
  });
  useEffect(() => {
    if (key === null) {
      connecting.setState({ from: null });
      const end = (): void => connecting.setState({ refusal: null });
      const timer = setTimeout(end, lingering);
      // The next gesture needs the room.
      addEventListener('pointerdown', end, { capture: true, once: true });
      return () => {
        clearTimeout(timer);
        removeEventListener('pointerdown', end, true);
      };
    }
    const [from, to] = JSON.parse(key) as [PortRef, PortRef | null];
    const refusal =
      to && to.side !== from.side ? refuse(editor.store.getState(), endsOf(from, to), connecting.getState().moved) : null;
    connecting.setState({ from, refusal });
    return undefined;
  }, [key]);
}

/** Beside the cursor, within the window; placed without drawing anything anew. */
function followCursor(note: { readonly current: HTMLDivElement | null }): () => void {
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const element = note.current;
    if (!element || connecting.getState().from === null) return;
    const x = Math.min(clientX + 14, innerWidth - element.offsetWidth - 8);
    const y = Math.min(clientY + 24, innerHeight - 72);
    element.style.translate = `${x}px ${y}px`;
  };
  addEventListener('pointermove', move, { passive: true });
  return () => removeEventListener('pointermove', move);
}
