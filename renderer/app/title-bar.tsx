/** @file The title bar: name, undo and redo, run control, backend, export, settings. */
import type { JSX } from 'react';
import { useState } from 'react';
import { redo } from '../document/commands/redo.ts';
import { setDocumentName } from '../document/commands/set-document-name.ts';
import { undo } from '../document/commands/undo.ts';
import { editor } from '../document/editor.ts';
import { isDirty } from '../document/state.ts';
import { useText } from '../locales/index.ts';
import { useRunNumber } from '../queries/feed.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tip } from '../ui/tip.tsx';
import { CommandButton } from './commands/command-palette.tsx';
import { RunControl } from './run/run-control.tsx';
import { useRunFacts } from './run/run-state.ts';
import { RunStatus } from './run/run-status.tsx';
import { leaveProject, useProject } from './documents/session.ts';
import { small, useDrawer, useNarrow } from './small-screen.ts';
import { SettingsMenu } from './settings/settings-menu.tsx';
import classes from './title-bar.module.css';
import { attempt } from './notify.tsx';
import { useEditor } from './use-editor.ts';

export function TitleBar({ onExport }: { readonly onExport: () => void }): JSX.Element {
  const t = useText();
  const project = useProject();
  const narrow = useNarrow();
  return (
    <header className={classes['bar']} data-drawing={project !== null || undefined}>
      <button
        type="button"
        className={classes['logo']}
        onClick={() => attempt(leaveProject)}
        aria-label={`${t('shell.name')}, ${t('shell.start')}`}
      >
        <Icon name="logo" size={20} />
        <span>{t('shell.name')}</span>
      </button>
      {project && narrow && <DrawerButton side="left" />}
      {project && <DocumentPart />}
      <span className={classes['space']} />
      {project && <RunPart onExport={onExport} />}
      <span className={classes['wide']}>
        <CommandButton />
      </span>
      {project && narrow && <DrawerButton side="right" />}
      <SettingsMenu onExport={onExport} />
    </header>
  );
}

/** Where room is short the side panels are opened from here. */
function DrawerButton({ side }: { readonly side: 'left' | 'right' }): JSX.Element {
  const t = useText();
  const open = useDrawer() === side;
  return (
    <IconButton
      icon={side === 'left' ? 'panel-left' : 'panel-right'}
      label={t(side === 'left' ? 'shell.layers' : 'shell.inspector')}
      expanded={open}
      onClick={() => small.toggle(side)}
      testId={`drawer-${side}`}
    />
  );
}

function DocumentPart(): JSX.Element {
  const t = useText();
  const canUndo = useEditor(undo.enabled);
  const canRedo = useEditor(redo.enabled);
  return (
    <>
      <span className={classes['rule']} />
      <DocumentName />
      <IconButton
        icon="undo"
        label={t('shell.undo')}
        tip={`${t('shell.undo')}  Ctrl Z`}
        off={!canUndo}
        onClick={() => editor.execute(undo, null)}
        testId="undo"
      />
      <IconButton
        icon="redo"
        label={t('shell.redo')}
        tip={`${t('shell.redo')}  Ctrl Y`}
        off={!canRedo}
        onClick={() => editor.execute(redo, null)}
        testId="redo"
      />
    </>
  );
}

function DocumentName(): JSX.Element {
  const t = useText();
  const name = useEditor((state) => state.document.name);
  const dirty = useEditor(isDirty);
  const [editing, setEditing] = useState(false);
  const commit = (text: string): void => {
    editor.execute(setDocumentName, { name: text });
    setEditing(false);
  };
  if (editing) {
    return (
      <input
        className={classes['rename']}
        aria-label={t('shell.rename')}
        defaultValue={name}
        // biome-ignore lint/a11y/noAutofocus: the user asked to edit this field
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => commit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
          if (event.key === 'Escape') setEditing(false);
        }}
      />
    );
  }
  return (
    <h1 className={classes['heading']}>
      <button
        type="button"
        className={classes['name']}
        onClick={() => setEditing(true)}
        title={t('shell.rename')}
        data-testid="document-name"
      >
        <span>{name || t('shell.untitled')}</span>
        {dirty && <i className={classes['dot']} role="img" aria-label={t('shell.unsaved')} />}
      </button>
    </h1>
  );
}

function RunPart({ onExport }: { readonly onExport: () => void }): JSX.Element {
  const t = useText();
  const { trained } = useRunFacts();
  const device = useRunNumber((numbers) => numbers?.device ?? null);
  const gpu = useRunNumber((numbers) => numbers?.backend === 'gpujs');
  return (
    <>
      <RunStatus />
      <RunControl />
      <Tip text={device ? t('run.backend', { device }) : t('run.backendAuto')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
        <span className={classes['chip']} tabIndex={0} role="note">
          <Icon name="cpu" size={14} />
          {gpu ? t('run.gpu') : t('run.cpu')}
        </span>
      </Tip>
      <span className={classes['wide']}>
        <Button icon="download" off={trained ? null : t('shell.exportNothing')} onClick={onExport} testId="export">
          {t('shell.export')}
        </Button>
      </span>
    </>
  );
}
