/** @file Settings: language and theme; the drawing's file. */
import { Menu } from '@mantine/core';
import type { JSX } from 'react';
import { type Language, languages } from '../../engine/core/language.ts';
import { client } from '../bridge/client.ts';
import { useText } from '../locales/index.ts';
import { language, languageNames, useLanguage } from '../locales/language.ts';
import { useInfo } from '../queries/queries.ts';
import { IconButton } from '../ui/button.tsx';
import { type Scheme, scheme, schemes, useScheme } from '../ui/scheme.ts';
import { saveDrawing, saveDrawingAs } from './file-actions.ts';
import { attempt } from './notify.tsx';
import { useProject } from './session.ts';
import classes from './title-bar.module.css';

/** What is chosen is kept in the home too: the browser's own storage belongs to one address. */
function chooseLanguage(value: Language): void {
  language.set(value);
  attempt(() => client.settings.set({ language: value }));
}

function chooseScheme(value: Scheme): void {
  scheme.set(value);
  attempt(() => client.settings.set({ theme: value }));
}

export function SettingsMenu(): JSX.Element {
  const t = useText();
  const speaks = useLanguage();
  const drawn = useScheme();
  const project = useProject();
  const { data: info } = useInfo();
  return (
    <Menu
      position="bottom-end"
      classNames={{ dropdown: classes['menu'] ?? '', item: classes['item'] ?? '' }}
      transitionProps={{ duration: 0 }}
      returnFocus
    >
      <Menu.Target>
        <IconButton icon="settings" label={t('shell.settings')} testId="settings" />
      </Menu.Target>
      <Menu.Dropdown>
        {project && (
          <>
            <Menu.Item rightSection={<kbd>Ctrl S</kbd>} onClick={() => attempt(saveDrawing)}>
              {t('shell.save')}
            </Menu.Item>
            <Menu.Item onClick={() => attempt(saveDrawingAs)}>{t('settings.saveAs')}</Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('settings.language')}</Menu.Label>
        <Menu.RadioGroup value={speaks} onChange={(value) => chooseLanguage(value as Language)}>
          {languages.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each}>
              {languageNames[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('settings.theme')}</Menu.Label>
        <Menu.RadioGroup value={drawn} onChange={(value) => chooseScheme(value as Scheme)}>
          {schemes.map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {t(`settings.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {info && <Menu.Label>{t('settings.about', { version: info.version })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
