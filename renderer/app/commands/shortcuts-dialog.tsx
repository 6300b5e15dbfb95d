/** @file All shortcuts and gestures on one sheet: `?`. */
import type { JSX, ReactNode } from 'react';
import { type TextKey, useText } from '../../locales/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type ActionGroup, actions } from './actions.ts';
import { keycap } from './key-names.ts';
import classes from './shortcuts-dialog.module.css';
import { shortcutsDialog, useShortcutsListed } from './shortcuts-state.ts';

const groups = ['add', 'edit', 'select', 'view', 'file'] as const satisfies readonly ActionGroup[];
/** The canvas' own keys stand after this many groups: the columns are then about equally long. */
const before = 3;

/** What the canvas itself listens to. */
const canvasKeys: readonly (readonly [TextKey, string])[] = [
  ['drawing.keyEnter', 'Tab'],
  ['drawing.keyWalk', '← → ↑ ↓'],
  ['drawing.keyNudge', 'Mod+← → ↑ ↓'],
  ['drawing.keyEdit', 'Enter'],
  ['drawing.keyRename', 'F2'],
];

const mouse: readonly (readonly [TextKey, TextKey])[] = [
  ['drawing.mouseAdd', 'drawing.mouseAddHow'],
  ['drawing.mouseEnd', 'drawing.mouseEndHow'],
  ['drawing.mouseFit', 'drawing.mouseFitHow'],
  ['drawing.mouseMove', 'drawing.mouseMoveHow'],
  ['drawing.mouseCut', 'drawing.mouseCutHow'],
  ['drawing.mouseCopy', 'drawing.mouseCopyHow'],
  ['drawing.mouseSelect', 'drawing.mouseSelectHow'],
  ['drawing.mousePan', 'drawing.mousePanHow'],
  ['drawing.mouseZoom', 'drawing.mouseZoomHow'],
];

export function ShortcutsDialog(): JSX.Element {
  const t = useText();
  const listed = useShortcutsListed();
  return (
    <Dialog opened={listed} onClose={shortcutsDialog.close} title={t('drawing.shortcuts')} size={860} tall>
      <div className={classes['sheet']}>
        {groups.slice(0, before).map((group) => (
          <ActionGroupOf key={group} group={group} />
        ))}
        <Group title={t('drawing.group_keys')}>
          {canvasKeys.map(([label, keys]) => (
            <Line key={label} label={t(label)} keys={[keycap(keys)]} />
          ))}
        </Group>
        {groups.slice(before).map((group) => (
          <ActionGroupOf key={group} group={group} />
        ))}
        <Group title={t('drawing.group_mouse')}>
          {mouse.map(([label, how]) => (
            <div key={label} className={classes['line']}>
              <dt>{t(label)}</dt>
              <dd>{t(how)}</dd>
            </div>
          ))}
        </Group>
      </div>
    </Dialog>
  );
}

function ActionGroupOf({ group }: { readonly group: (typeof groups)[number] }): JSX.Element {
  const t = useText();
  const listed = actions.filter((action) => action.group === group && action.shortcuts.length > 0);
  return (
    <Group title={t(`drawing.group_${group}`)}>
      {listed.map(({ id, label, shortcuts }) => (
        <Line key={id} label={t(label)} keys={shortcuts.slice(0, 2).map(keycap)} />
      ))}
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ label, keys }: { readonly label: string; readonly keys: readonly string[] }): JSX.Element {
  return (
    <div className={classes['line']}>
      <dt>{label}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
