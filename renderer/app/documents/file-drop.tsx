/** @file Files over the window: they may be dropped anywhere, and the window says so. */
import { type JSX, useEffect, useState } from 'react';
import { useText } from '../../locales/index.ts';
import { attempt } from '../notify.tsx';
import { openFiles } from './file-actions.ts';
import classes from './file-drop.module.css';

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

export function FileDrop(): JSX.Element | null {
  const t = useText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // From one part of the page to another is not out of the window.
    const leave = (event: DragEvent): void => setOver((before) => before && event.relatedTarget !== null);
    const drop = (event: DragEvent): void => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      attempt(() => openFiles(files));
    };
    const listeners = { dragover: drag, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={classes['cue']} data-testid="drop-cue">
      <p>{t('documents.dropHere')}</p>
    </div>
  );
}
