/** @file Train, Continue and Step; Pause or Resume and Stop while a run is open; Train again while it waits. */
import type { JSX, MouseEvent } from 'react';
import { useText } from '../../locales/index.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { useRunButtons } from './run-buttons.ts';

/**
 * Main button, second one, Step: each keeps its place and the focus when a run begins, waits and ends, so that a second press never
 * meets another button, and Step can be pressed as fast as one likes. Train of a run that waits stands before them.
 */
export function RunControl(): JSX.Element {
  const t = useText();
  const buttons = useRunButtons();
  return (
    <ButtonGroup label={t('run.control')}>
      {buttons.map(({ word, onClick, ...button }, place) => {
        const press = ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
          // The place of a fourth button is gone in a moment; the one beside it stays.
          if (place === buttons.length - 4) (currentTarget.nextElementSibling as HTMLElement | null)?.focus();
          onClick();
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what stays, counted from the end, as they are aligned
          <Button key={place - buttons.length} {...button} onClick={press}>
            {t(word)}
          </Button>
        );
      })}
    </ButtonGroup>
  );
}
