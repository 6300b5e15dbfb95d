/** @file The button that takes a data file. */
import type { JSX } from 'react';
import { chooseDataFile } from '../../app/data/data-actions.ts';
import { attempt } from '../../app/notify.tsx';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';

export function ChooseFile(): JSX.Element {
  const t = useText();
  return (
    <Button icon="folder-open" onClick={() => attempt(chooseDataFile)} testId="choose-data">
      {t('data.chooseFile')}
    </Button>
  );
}
