/** @file All commands, found by typing: Ctrl+K. */
import { Spotlight, type SpotlightActionData, openSpotlight } from '@mantine/spotlight';
import type { JSX } from 'react';
import { redo } from '../document/commands/redo.ts';
import { removeSelection } from '../document/commands/remove-selection.ts';
import { selectAll } from '../document/commands/select-all.ts';
import { undo } from '../document/commands/undo.ts';
import { hasPort } from '../bridge/port.ts';
import type { Command } from '../document/commands/command.ts';
import { editor } from '../document/editor.ts';
import { type Translate, useText } from '../locales/index.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './command-palette.module.css';
import { importModel, openDrawing, saveDrawing, saveDrawingAs } from './file-actions.ts';
import { dock, tabs, toggle } from './layout.ts';
import { attempt } from './notify.tsx';
import { leaveProject, useProject } from './session.ts';
import { openWindow } from './windows.ts';

const editing: readonly Command[] = [undo, redo, selectAll, removeSelection];

export function CommandButton(): JSX.Element {
  const t = useText();
  return (
    <Button variant="ghost" onClick={() => openSpotlight()} tip={t('shell.commands')} testId="commands">
      <kbd>Ctrl K</kbd>
      <span className="visually-hidden">{t('shell.commands')}</span>
    </Button>
  );
}

export function CommandPalette(): JSX.Element {
  const t = useText();
  const project = useProject();
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t('shell.commands') } }}
      actions={[...(project ? drawingActions(t) : []), ...fileActions(t)]}
      shortcut={['mod + K', 'mod + shift + P']}
      highlightQuery={false}
      nothingFound={t('shell.nothingFound')}
      searchProps={{
        placeholder: t('shell.findCommand'),
        'aria-label': t('shell.findCommand'),
        leftSection: <Icon name="search" />,
      }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      classNames={{
        overlay: classes['scrim'] ?? '',
        body: classes['body'] ?? '',
        actionsList: classes['body'] ?? '',
        content: classes['content'] ?? '',
        search: classes['search'] ?? '',
        action: classes['action'] ?? '',
        actionLabel: classes['label'] ?? '',
      }}
    />
  );
}

function drawingActions(t: Translate): SpotlightActionData[] {
  const commands = editing.map((command) => ({
    id: command.id,
    label: t(command.label),
    rightSection: command.shortcuts[0] ? <kbd>{command.shortcuts[0].replace('Mod', 'Ctrl').replaceAll('+', ' ')}</kbd> : null,
    onClick: () => void editor.execute(command, null),
  }));
  const panels = tabs.map((tab) => ({ id: `show-${tab}`, label: t(`shell.${tab}`), onClick: () => dock.show(tab) }));
  return [
    ...commands,
    { id: 'save', label: t('shell.save'), rightSection: <kbd>Ctrl S</kbd>, onClick: () => attempt(saveDrawing) },
    { id: 'save-as', label: t(hasPort() ? 'settings.saveAs' : 'documents.download'), onClick: () => attempt(saveDrawingAs) },
    ...panels,
    { id: 'toggle-left', label: t('shell.toggleLeft'), onClick: () => toggle('left') },
    { id: 'toggle-right', label: t('shell.toggleRight'), onClick: () => toggle('right') },
    { id: 'toggle-dock', label: t('shell.toggleDock'), onClick: () => toggle('dock') },
    { id: 'start', label: t('shell.start'), onClick: () => attempt(leaveProject) },
  ];
}

function fileActions(t: Translate): SpotlightActionData[] {
  return [
    { id: 'open', label: t('start.openDrawing'), rightSection: <kbd>Ctrl O</kbd>, onClick: () => attempt(openDrawing) },
    { id: 'new-window', label: t('documents.newWindow'), onClick: () => attempt(openWindow) },
    { id: 'import', label: t('start.importModel'), onClick: () => attempt(importModel) },
  ];
}
