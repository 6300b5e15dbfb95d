/** @file The page: the start page, or the workspace of a drawing; above both what keeps the page from working. */
import type { JSX } from 'react';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { connectionState, watchConnection } from '../bridge/client.ts';
import { isDirty } from '../document/state.ts';
import { useText } from '../locales/index.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './app.module.css';
import { Banners } from './banners.tsx';
import { useClipboard } from './documents/clipboard-events.ts';
import { CommandPalette } from './commands/command-palette.tsx';
import { Contained } from './contained.tsx';
import { FileDrop } from './documents/file-drop.tsx';
import { OpenDialog } from './documents/open-dialog.tsx';
import { RunAnnouncer } from './run/run-announcer.tsx';
import { useProject, useRestoring } from './documents/session.ts';
import { useShortcuts } from './commands/shortcuts.ts';
import { ShortcutsDialog } from './commands/shortcuts-dialog.tsx';
import { StartPage } from './documents/start-page.tsx';
import { TitleBar } from './title-bar.tsx';
import { useEditor } from './use-editor.ts';
import { Workspace } from './workspace.tsx';

const loadExport = () => import('../panels/export/export-dialog.tsx');
const ExportDialog = lazy(async () => ({ default: (await loadExport()).ExportDialog }));

/** While there is a host that can give it: later there may be none, and the dialog should still say so itself. */
function loadAhead(): void {
  requestIdleCallback(() => void loadExport().catch(() => undefined), { timeout: 1000 });
}

export function App(): JSX.Element {
  const t = useText();
  const project = useProject();
  const [exporting, setExporting] = useState(false);
  useShortcuts();
  useClipboard();
  useWindowTitle();
  useEffect(loadAhead, []);
  return (
    <div className={classes['page']}>
      <TitleBar onExport={() => setExporting(true)} />
      <Banners />
      <Place />
      {project !== null && exporting && (
        <Contained name={t('shell.export')} leave={{ label: t('shell.close'), action: () => setExporting(false) }}>
          <Suspense fallback={null}>
            <ExportDialog onClose={() => setExporting(false)} />
          </Suspense>
        </Contained>
      )}
      <Contained name={t('shell.commands')}>
        <CommandPalette />
        <ShortcutsDialog />
        <OpenDialog />
      </Contained>
      <RunAnnouncer />
      <FileDrop />
    </div>
  );
}

/** What fills the window. A page that may not speak to Layerloom says in one sentence what to do. */
function Place(): JSX.Element {
  const t = useText();
  const project = useProject();
  const restoring = useRestoring();
  const connection = useSyncExternalStore(watchConnection, connectionState);
  if (project !== null) return <Workspace />;
  if (connection === 'unauthorized') return <Words>{t('shell.unauthorized')}</Words>;
  if (restoring) return <Words later>{t('documents.opening')}</Words>;
  return (
    <Contained name={t('shell.start')}>
      <StartPage />
    </Contained>
  );
}

function Words({ children, later = false }: { readonly children: string; readonly later?: boolean }): JSX.Element {
  return (
    <main className={classes['words']} data-later={later || undefined}>
      <Icon name="logo" size={32} />
      <p>{children}</p>
    </main>
  );
}

/** The window's own title: the drawing's name, with a dot while edits wait to be saved. */
function useWindowTitle(): void {
  const t = useText();
  const project = useProject();
  const name = useEditor((state) => state.document.name);
  const dirty = useEditor(isDirty);
  useEffect(() => {
    const shown = project ? `${dirty ? '• ' : ''}${name || t('shell.untitled')} - ` : '';
    document.title = shown + t('shell.name');
  }, [t, project, name, dirty]);
}
