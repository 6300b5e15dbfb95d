/** @file Settings: language and theme; the drawing's file. */
import { Popover } from '@mantine/core';
import type { JSX } from 'react';
import { useId, useState } from 'react';
import { languages } from '../../engine/core/language.ts';
import { client } from '../bridge/client.ts';
import { useText } from '../locales/index.ts';
import { language, languageNames, useLanguage } from '../locales/language.ts';
import { useInfo } from '../queries/queries.ts';
import { IconButton } from '../ui/button.tsx';
import { scheme, schemes, useScheme } from '../ui/scheme.ts';
import { saveDrawing, saveDrawingAs } from './file-actions.ts';
import { attempt } from './notify.tsx';
import { useProject } from './session.ts';
import classes from './settings-menu.module.css';

export function SettingsMenu(): JSX.Element {
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
        <Settings onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is chosen is kept in the home too: the browser's own storage belongs to one address. */
function Settings({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const t = useText();
  const { data: info } = useInfo();
  return (
    <>
      {useProject() && <FileItems onDone={onDone} />}
      <Radios
        title={t('settings.language')}
        value={useLanguage()}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(value) => {
          language.set(value);
          attempt(() => client.settings.set({ language: value }));
        }}
      />
      <Radios
        title={t('settings.theme')}
        value={useScheme()}
        options={schemes.map((value) => ({ value, label: t(`settings.${value}`) }))}
        onChange={(value) => {
          scheme.set(value);
          attempt(() => client.settings.set({ theme: value }));
        }}
      />
      {info && <small>{t('settings.about', { version: info.version })}</small>}
    </>
  );
}

function FileItems({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const t = useText();
  const run = (action: () => Promise<void>) => (): void => {
    onDone();
    attempt(action);
  };
  return (
    <div className={classes['files']}>
      <button type="button" className={classes['item']} onClick={run(saveDrawing)}>
        {t('shell.save')}
        <kbd>Ctrl S</kbd>
      </button>
      <button type="button" className={classes['item']} onClick={run(saveDrawingAs)}>
        {t('settings.saveAs')}
      </button>
    </div>
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
