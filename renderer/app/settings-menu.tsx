/** @file Settings: language and theme; the drawing's file. */
import { Menu } from '@mantine/core';
import type { JSX } from 'react';
import { languages } from '../../engine/core/language.ts';
import { client } from '../bridge/client.ts';
import { useText } from '../locales/index.ts';
import { language, languageNames, useLanguage } from '../locales/language.ts';
import { useInfo } from '../queries/queries.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { scheme, schemes, useScheme } from '../ui/scheme.ts';
import { saveDrawing, saveDrawingAs } from './file-actions.ts';
import { attempt } from './notify.tsx';
import { useProject } from './session.ts';
import classes from './title-bar.module.css';

function Check({ on }: { readonly on: boolean }): JSX.Element {
  return <span style={{ width: 16, display: 'inline-block' }}>{on && <Icon name="check" size={14} />}</span>;
}

/** What is chosen is kept in the home too: the browser's own storage belongs to one address. */
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
            <Menu.Item leftSection={<Check on={false} />} rightSection={<kbd>Ctrl S</kbd>} onClick={() => attempt(saveDrawing)}>
              {t('shell.save')}
            </Menu.Item>
            <Menu.Item leftSection={<Check on={false} />} onClick={() => attempt(saveDrawingAs)}>
              {t('settings.saveAs')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('settings.language')}</Menu.Label>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            role="menuitemradio"
            aria-checked={speaks === each}
            leftSection={<Check on={speaks === each} />}
            onClick={() => {
              language.set(each);
              attempt(() => client.settings.set({ language: each }));
            }}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('settings.theme')}</Menu.Label>
        {schemes.map((each) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={drawn === each}
            leftSection={<Check on={drawn === each} />}
            onClick={() => {
              scheme.set(each);
              attempt(() => client.settings.set({ theme: each }));
            }}
          >
            {t(`settings.${each}`)}
          </Menu.Item>
        ))}
        {info && <Menu.Label>{t('settings.about', { version: info.version })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
