/** @file All commands, found by typing: Ctrl+K. */
import { openSpotlight, Spotlight } from '@mantine/spotlight';
import { type JSX, useState } from 'react';
import { type TextKey, translate, useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { actions } from './actions.ts';
import classes from './command-palette.module.css';
import { keycap } from './key-names.ts';
import { useProject } from '../documents/session.ts';
import { useRunButtons } from '../run/run-buttons.ts';

export function CommandButton(): JSX.Element {
  const t = useText();
  return (
    <Button variant="ghost" onClick={() => openSpotlight()} tip={t('shell.commands')} testId="commands">
      <kbd>Ctrl K</kbd>
      <span className="visually-hidden">{t('shell.commands')}</span>
    </Button>
  );
}

/** Found by the words of either language. */
function keywordsOf(label: TextKey): string[] {
  return [translate('en', label), translate('zh-CN', label)];
}

export function CommandPalette(): JSX.Element {
  const t = useText();
  const project = useProject();
  // What is on and what is off is asked each time the list opens.
  const [, setOpenings] = useState(0);
  const runButtons = useRunButtons();
  const ofRun = runButtons.map(({ word, testId, off = null, onRefused, onClick }) => ({
    id: testId,
    label: t(word),
    keywords: keywordsOf(word),
    onClick: () => (off === null ? onClick() : onRefused?.()),
    ...(off === null ? {} : { description: off, 'aria-disabled': true, 'data-off': true }),
  }));
  const others = actions
    .filter((action) => action.everywhere === true || project !== null)
    .map(({ id, label, shortcuts, enabled, run }) => ({
      id,
      label: t(label),
      keywords: keywordsOf(label),
      rightSection: shortcuts[0] === undefined ? null : <kbd>{keycap(shortcuts[0])}</kbd>,
      onClick: () => enabled() && run(),
      ...(enabled() ? {} : { 'aria-disabled': true, 'data-off': true }),
    }));
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t('shell.commands') } }}
      actions={project === null ? others : [...ofRun, ...others]}
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
        actionDescription: classes['reason'] ?? '',
      }}
    />
  );
}
