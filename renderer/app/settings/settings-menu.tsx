/** @file Settings: language and theme; the drawing's file. */
import { Popover } from '@mantine/core';
import { openSpotlight } from '@mantine/spotlight';
import type { JSX } from 'react';
import { useId, useState } from 'react';
import { languages } from '../../../engine/core/language.ts';
import { hasPort } from '../../bridge/port.ts';
import { useText } from '../../locales/index.ts';
import { languageNames, useChosenLanguage } from '../../locales/language.ts';
import { useInfo } from '../../queries/queries.ts';
import { IconButton } from '../../ui/button.tsx';
import { schemes, useScheme } from '../../ui/scheme.ts';
import { openDrawing, saveDrawing, saveDrawingAs } from '../documents/file-actions.ts';
import { attempt } from '../notify.tsx';
import { useRunFacts } from '../run/run-state.ts';
import { choose } from './settings.ts';
import { useShortBar } from '../small-screen.ts';
import { useProject } from '../documents/session.ts';
import classes from './settings-menu.module.css';
import { openWindow } from '../documents/windows.ts';

/** Language, theme and files; where the title bar is short of room, what it has no room for. */
export function SettingsMenu({ onExport }: { readonly onExport: () => void }): JSX.Element {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes['menu'] ?? '' }}
    >
      <Popover.Target>
        <IconButton icon="settings" label={t('shell.settings')} onClick={() => setOpened(!opened)} testId="settings" />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.settings')}>
        <Settings onDone={() => setOpened(false)} onExport={onExport} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ItemsProps {
  readonly onDone: () => void;
  readonly onExport: () => void;
}

/** What is chosen is kept in the home, for all windows. */
function Settings({ onDone, onExport }: ItemsProps): JSX.Element {
  const t = useText();
  const { data: info } = useInfo();
  return (
    <>
      <FileItems onDone={onDone} onExport={onExport} />
      <Radios
        title={t('settings.language')}
        value={useChosenLanguage() ?? automatic}
        options={[
          ...languages.map((value) => ({ value, label: languageNames[value] })),
          { value: automatic, label: t('settings.automatic') },
        ]}
        onChange={(value) => choose({ language: value === automatic ? null : value })}
      />
      <Radios
        title={t('settings.theme')}
        value={useScheme()}
        options={schemes.map((value) => ({ value, label: t(`settings.${value}`) }))}
        onChange={(value) => choose({ theme: value })}
      />
      {info && <small>{t('settings.about', { version: info.version })}</small>}
    </>
  );
}

/** The window's own language. */
const automatic = 'automatic';

function FileItems({ onDone, onExport }: ItemsProps): JSX.Element {
  const t = useText();
  const drawing = useProject() !== null;
  const short = useShortBar();
  const run = (action: () => Promise<void>) => (): void => {
    onDone();
    attempt(action);
  };
  const items: readonly { readonly label: string; readonly keys?: string; readonly action: () => Promise<void> }[] = [
    // A browser keeps this shortcut for itself.
    { label: t('documents.newWindow'), ...(hasPort() ? { keys: 'Ctrl Shift N' } : {}), action: openWindow },
    { label: t('start.open'), keys: 'Ctrl O', action: openDrawing },
    ...(drawing
      ? [
          { label: t('shell.save'), keys: 'Ctrl S', action: saveDrawing },
          { label: t(hasPort() ? 'settings.saveAs' : 'documents.download'), keys: 'Ctrl Shift S', action: saveDrawingAs },
        ]
      : []),
  ];
  return (
    <fieldset className={classes['files']}>
      <legend>{t('documents.file')}</legend>
      {items.map(({ label, keys, action }) => (
        <button key={label} type="button" className={classes['item']} onClick={run(action)}>
          {label}
          {keys && <kbd>{keys}</kbd>}
        </button>
      ))}
      {short && drawing && <ExportItem onDone={onDone} onExport={onExport} />}
      {short && drawing && (
        <button type="button" className={classes['item']} onClick={run(async () => openSpotlight())}>
          {t('shell.commands')}
          <kbd>Ctrl K</kbd>
        </button>
      )}
    </fieldset>
  );
}

function ExportItem({ onDone, onExport }: ItemsProps): JSX.Element {
  const t = useText();
  const { trained } = useRunFacts();
  const reason = useId();
  const press = (): void => {
    onDone();
    onExport();
  };
  return (
    <button
      type="button"
      className={classes['item']}
      aria-disabled={trained ? undefined : true}
      aria-describedby={trained ? undefined : reason}
      onClick={trained ? press : undefined}
    >
      {t('shell.export')}
      {!trained && <small id={reason}>{t('shell.exportNothing')}</small>}
    </button>
  );
}

interface RadiosProps<T extends string> {
  readonly title: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Radios<T extends string>({ title, value, options, onChange }: RadiosProps<T>): JSX.Element {
  const name = useId();
  return (
    <fieldset className={classes['group']}>
      <legend>{title}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes['item']}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
