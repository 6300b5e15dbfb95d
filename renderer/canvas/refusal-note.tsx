/** @file Says in words, at the cursor, why a wire is refused while it is drawn. */
import type { Connection, Edge } from '@xyflow/react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { editor } from '../document/editor.ts';
import { type Refusal, refuse } from '../document/refuse.ts';
import { useText } from '../locales/index.ts';
import { Icon } from '../ui/icon.tsx';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Refusing {
  readonly shown: Refusal | null;
  readonly at: Place;
  check(ends: Connection | Edge): boolean;
  start(): void;
  end(): void;
}

export function useRefusal(): Refusing {
  const [shown, setShown] = useState<Refusal | null>(null);
  const [drawing, setDrawing] = useState(false);
  const [at, setAt] = useState<Place>({ x: 0, y: 0 });
  useEffect(() => {
    if (!drawing) return;
    const move = (event: PointerEvent): void => setAt({ x: event.clientX, y: event.clientY });
    window.addEventListener('pointermove', move);
    return () => window.removeEventListener('pointermove', move);
  }, [drawing]);
  const check = useCallback((ends: Connection | Edge): boolean => {
    const { source, sourceHandle, target, targetHandle } = ends;
    const found = refuse(editor.store.getState(), {
      source,
      sourcePort: sourceHandle ?? '',
      target,
      targetPort: targetHandle ?? '',
    });
    queueMicrotask(() => setShown(found));
    return found === null;
  }, []);
  const start = useCallback(() => {
    setShown(null);
    setDrawing(true);
  }, []);
  const end = useCallback(() => {
    setDrawing(false);
    // The words stay long enough to be read.
    setTimeout(() => setShown(null), 2500);
  }, []);
  return { shown, at, check, start, end };
}

export function RefusalNote({ refusal, at }: { readonly refusal: Refusal | null; readonly at: Place }): ReactNode {
  const t = useText();
  if (!refusal || refusal.code === 'missing') return null;
  return (
    <div className="refusal" role="status" style={{ left: at.x + 16, top: at.y + 16 }}>
      <Icon name="alert" />
      <span>{t(`canvas.refuse_${refusal.code}`, refusal.values)}</span>
    </div>
  );
}
