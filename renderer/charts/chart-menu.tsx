/** @file What else a chart can do: another scale, its values and its picture as files. */
import { Popover } from '@mantine/core';
import type { JSX } from 'react';
import { useState } from 'react';
import { useText } from '../locales/index.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './chart.module.css';

export interface ChartMenuProps {
  readonly title: string;
  /** Null where only one scale makes sense. */
  readonly log: boolean | null;
  readonly onLog: (on: boolean) => void;
  readonly onCsv: () => void;
  readonly onPng: () => void;
}

export function ChartMenu({ title, log, onLog, onCsv, onPng }: ChartMenuProps): JSX.Element {
  const t = useText();
  const [open, setOpen] = useState(false);
  const label = t('training.chartMenu', { title });
  const pick = (action: () => void) => (): void => {
    setOpen(false);
    action();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes['menu'] ?? '' }}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button type="button" className={classes['more']} aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="more" size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {log !== null && (
          <button type="button" aria-pressed={log} onClick={pick(() => onLog(!log))}>
            {t('training.logScale')}
            {log && <Icon name="check" size={14} />}
          </button>
        )}
        <button type="button" onClick={pick(onCsv)}>
          {t('training.saveCsv')}
        </button>
        <button type="button" onClick={pick(onPng)}>
          {t('training.savePng')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
