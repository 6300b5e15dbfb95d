/** @file The page: the start page, or the workspace of a drawing; above both what keeps the page from working. */
import type { DragEvent, JSX } from 'react';
import { lazy, Suspense, useState } from 'react';
import classes from './app.module.css';
import { Banners } from './banners.tsx';
import { CommandPalette } from './command-palette.tsx';
import { openFile } from './file-actions.ts';
import { attempt } from './notify.tsx';
import { useProject } from './session.ts';
import { useShortcuts } from './shortcuts.ts';
import { StartPage } from './start-page.tsx';
import { TitleBar } from './title-bar.tsx';
import { Workspace } from './workspace.tsx';

const ExportDialog = lazy(async () => ({ default: (await import('../panels/export/export-dialog.tsx')).ExportDialog }));

function isFile(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

export function App(): JSX.Element {
  const project = useProject();
  const [exporting, setExporting] = useState(false);
  useShortcuts();
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    attempt(() => openFile(file));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped anywhere; the buttons of the start page do the same.
    <div className={classes['page']} onDragOver={(event) => isFile(event) && event.preventDefault()} onDrop={drop}>
      <TitleBar onExport={() => setExporting(true)} />
      <Banners />
      {project === null ? <StartPage /> : <Workspace />}
      {project !== null && exporting && (
        <Suspense fallback={null}>
          <ExportDialog onClose={() => setExporting(false)} />
        </Suspense>
      )}
      <CommandPalette />
    </div>
  );
}
