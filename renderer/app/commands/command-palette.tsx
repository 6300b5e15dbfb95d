/** @file All commands, found by typing: Ctrl+K. */
import { openSpotlight, Spotlight } from '@mantine/spotlight';
import { type JSX, useState } from 'react';
import { translate, useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { actions } from './actions.ts';
import classes from './command-palette.module.css';
import { keycap } from './key-names.ts';
import { useProject } from '../documents/session.ts';

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
  // What is on and what is off is asked each time the list opens.
  const [, setOpenings] = useState(0);
  const offered = actions.filter((action) => action.everywhere === true || project !== null);
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t('shell.commands') } }}
      actions={offered.map(({ id, label, shortcuts, enabled, run }) => ({
        id,
        label: t(label),
        keywords: [translate('en', label), translate('zh-CN', label)],
        rightSection: shortcuts[0] === undefined ? null : <kbd>{keycap(shortcuts[0])}</kbd>,
        onClick: () => enabled() && run(),
        ...(enabled() ? {} : { 'aria-disabled': true, 'data-off': true }),
      }))}
      shortcut={['mod + K', 'mod + shift + P']}
      onSpotlightOpen={() => setOpenings((count) => count + 1)}
      highlightQuery={false}
      nothingFound={t('shell.nothingFound')}
      searchProps={{
        placeholder: t('shell.findCommand'),
        'aria-label': t('shell.findCommand'),
        leftSection: <Icon name="search" />,
      }}
      scrollable
      maxHeight={560}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
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
