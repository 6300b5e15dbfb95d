/** @file Everything that a key or the command palette can do: commands of the document, of the view, of files and panels. */
import { hasPort } from '../../bridge/port.ts';
import { arrangeDrawing } from '../../canvas/arrange/arrange-drawing.ts';
import { beginWire, canBeginWire } from '../../canvas/wires/keyboard-wire.ts';
import { toggleMinimap } from '../../canvas/view/minimap.tsx';
import { hasStage, view } from '../../canvas/view/stage.ts';
import { clearSelection } from '../../document/commands/clear-selection.ts';
import type { Command } from '../../document/commands/command.ts';
import { disconnectSelection } from '../../document/commands/disconnect-selection.ts';
import { duplicate } from '../../document/commands/duplicate.ts';
import { healSelection } from '../../document/commands/heal-selection.ts';
import { redo } from '../../document/commands/redo.ts';
import { removeSelection } from '../../document/commands/remove-selection.ts';
import { selectAll } from '../../document/commands/select-all.ts';
import { selectConnected } from '../../document/commands/select-connected.ts';
import { selectDownstream } from '../../document/commands/select-downstream.ts';
import { selectUpstream } from '../../document/commands/select-upstream.ts';
import { undo } from '../../document/commands/undo.ts';
import { editor } from '../../document/editor.ts';
import { mainGraph } from '../../document/graph.ts';
import type { EditorState } from '../../document/state.ts';
import type { TextKey } from '../../locales/index.ts';
import { quickAdd } from '../../panels/quick-add/asked.ts';
import { copySelection, cutSelection, pasteHere } from '../documents/clipboard-events.ts';
import { importModel, openDrawing, saveDrawing, saveDrawingAs } from '../documents/file-actions.ts';
import { dock, tabs, toggle } from '../layout.ts';
import { attempt } from '../notify.tsx';
import { leaveProject, session } from '../documents/session.ts';
import { shortcutsDialog } from './shortcuts-state.ts';
import { openWindow } from '../documents/windows.ts';

export type ActionGroup = 'add' | 'edit' | 'select' | 'view' | 'file' | 'panels';

export interface Action {
  readonly id: string;
  readonly label: TextKey;
  readonly group: ActionGroup;
  /** Names of `key-names.ts`; `Alt+S U` is two presses. */
  readonly shortcuts: readonly string[];
  /** Of the shortcuts, those that are the page's own where the canvas is not meant: Ctrl with plus zooms the page there. */
  readonly overCanvas?: readonly string[];
  /** The browser's own event carries it out: the key is only shown. */
  readonly native?: boolean;
  /** Also while typing; `true`: on the start page, too. */
  readonly everywhere?: boolean | 'drawing';
  readonly enabled: () => boolean;
  readonly run: () => void;
}

const drawn = (): boolean => session().project !== null;
const onCanvas = (): boolean => drawn() && hasStage();
const inState =
  (question: (state: EditorState) => boolean): (() => boolean) =>
  () =>
    drawn() && question(editor.store.getState());

function ofDocument(command: Command, group: ActionGroup): Action {
  const { id, label, shortcuts, enabled } = command;
  return { id, label, group, shortcuts, enabled: inState(enabled), run: () => void editor.execute(command, null) };
}

function ofView(id: string, label: TextKey, shortcuts: readonly string[], run: () => void): Action {
  return { id, label, group: 'view', shortcuts, enabled: onCanvas, run };
}

const chosen = inState(({ selection }) => selection.nodes.length > 0);

const editing: readonly Action[] = [
  {
    id: 'quick-add',
    label: 'drawing.quickAdd',
    group: 'add',
    shortcuts: ['/', 'Shift+A'],
    enabled: onCanvas,
    run: quickAdd.open,
  },
  {
    id: 'begin-wire',
    label: 'drawing.beginWire',
    group: 'add',
    shortcuts: ['C'],
    enabled: inState(canBeginWire),
    run: beginWire,
  },
  ofDocument(duplicate, 'add'),
  ofDocument(undo, 'edit'),
  ofDocument(redo, 'edit'),
  { id: 'copy', label: 'drawing.copy', group: 'edit', shortcuts: ['Mod+C'], native: true, enabled: chosen, run: copySelection },
  { id: 'cut', label: 'drawing.cut', group: 'edit', shortcuts: ['Mod+X'], native: true, enabled: chosen, run: cutSelection },
  { id: 'paste', label: 'commands.paste', group: 'edit', shortcuts: ['Mod+V'], native: true, enabled: onCanvas, run: pasteHere },
  ofDocument(removeSelection, 'edit'),
  ofDocument(healSelection, 'edit'),
  ofDocument(disconnectSelection, 'edit'),
  {
    id: 'arrange',
    label: 'canvas.arrange',
    group: 'edit',
    shortcuts: ['Shift+L'],
    enabled: inState((state) => onCanvas() && mainGraph(state).nodes.length > 1),
    run: () => attempt(arrangeDrawing),
  },
  ofDocument(selectAll, 'select'),
  ofDocument(clearSelection, 'select'),
  ofDocument(selectUpstream, 'select'),
  ofDocument(selectDownstream, 'select'),
  ofDocument(selectConnected, 'select'),
];

const viewing: readonly Action[] = [
  { ...ofView('zoom-in', 'canvas.zoomIn', ['+', 'Mod+=', '=', 'Mod++'], view.zoomIn), overCanvas: ['Mod+=', 'Mod++'] },
  { ...ofView('zoom-out', 'canvas.zoomOut', ['-', 'Mod+-'], view.zoomOut), overCanvas: ['Mod+-'] },
  ofView('zoom-reset', 'canvas.zoomReset', ['Shift+0'], view.reset),
  ofView('zoom-fit', 'canvas.zoomFit', ['Shift+1'], view.fitAll),
  ofView('zoom-selection', 'drawing.fitSelection', ['Shift+2'], view.fitSelection),
  ofView('minimap', 'canvas.minimap', ['Shift+M'], toggleMinimap),
  ofView('back-to-content', 'drawing.back', [], view.fitAll),
];

function ofFiles(id: string, label: TextKey, shortcuts: readonly string[], run: () => Promise<unknown>): Action {
  return { id, label, group: 'file', shortcuts, everywhere: true, enabled: () => true, run: () => attempt(run) };
}

const files: readonly Action[] = [
  { ...ofFiles('save', 'shell.save', ['Mod+S'], saveDrawing), everywhere: 'drawing', enabled: drawn },
  {
    ...ofFiles('save-as', hasPort() ? 'settings.saveAs' : 'documents.download', ['Mod+Shift+S'], saveDrawingAs),
    everywhere: 'drawing',
    enabled: drawn,
  },
  ofFiles('open', 'start.openDrawing', ['Mod+O'], openDrawing),
  ofFiles('new-window', 'documents.newWindow', ['Mod+Shift+N'], openWindow),
  ofFiles('import', 'start.importModel', [], importModel),
  { id: 'start', label: 'shell.start', group: 'file', shortcuts: [], enabled: drawn, run: () => attempt(leaveProject) },
];

const panels: readonly Action[] = [
  ...tabs.map(
    (tab): Action => ({
      id: `show-${tab}`,
      label: `shell.${tab}`,
      group: 'panels',
      shortcuts: [],
      enabled: drawn,
      run: () => dock.show(tab),
    }),
  ),
  { id: 'toggle-left', label: 'shell.toggleLeft', group: 'panels', shortcuts: [], enabled: drawn, run: () => toggle('left') },
  { id: 'toggle-right', label: 'shell.toggleRight', group: 'panels', shortcuts: [], enabled: drawn, run: () => toggle('right') },
  { id: 'toggle-dock', label: 'shell.toggleDock', group: 'panels', shortcuts: [], enabled: drawn, run: () => toggle('dock') },
  {
    id: 'shortcuts',
    label: 'drawing.shortcuts',
    group: 'view',
    shortcuts: ['?'],
    enabled: () => true,
    run: shortcutsDialog.open,
  },
];

export const actions: readonly Action[] = [...editing, ...viewing, ...files, ...panels];
