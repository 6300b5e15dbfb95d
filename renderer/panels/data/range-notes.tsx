/** @file In which range pixels reach the net, and one click to the other range. */
import type { JSX } from 'react';
import { pictureOf } from '../../../engine/data/fit.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { takeSample } from '../../app/data/data-actions.ts';
import { attempt } from '../../app/notify.tsx';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setScale } from '../../document/commands/set-scale.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './data.module.css';
import { useInputColumn } from './use-columns.ts';

const bytes = 255;

export function RangeNotes(): JSX.Element | null {
  const t = useText();
  const column = useInputColumn();
  const sample = useEditor((state) => findSample(state.document.data.source));
  const factor = useEditor((state) => state.document.data.scale?.[column?.name ?? ''] ?? 1);
  const imported = useRunFacts().runs.find((run) => run.imported) ?? null;
  if (!column?.range) return null;
  const { name, range } = column;
  const set = (next: number): void => {
    editor.execute(setScale, { column: name, factor: next });
  };
  if (sample) {
    const wide = factor !== 1;
    return (
      <Note
        text={t(wide ? 'data.sampleBytes' : 'data.sampleUnit')}
        action={wide ? t('data.scale') : t('data.unscale')}
        onClick={() => attempt(() => takeSample(wide ? 1 : bytes, imported?.id ?? null))}
      />
    );
  }
  const [channels = 0, height = 0, width = 0] = column.shape;
  if (column.shape.length === 3 && [3, 4].includes(channels) && height > 4 && width > 4)
    return <Note text={t('data.channelsFirst', { name, channels: String(channels) })} />;
  if (factor !== 1) return <Note text={t('data.scaled', { name })} action={t('data.unscale')} onClick={() => set(1)} />;
  const pixels = pictureOf(column.shape) !== null && range[0] >= 0 && range[1] > 1 && range[1] <= bytes;
  if (!pixels) return null;
  const text = t('data.unscaled', { name, from: String(range[0]), to: String(range[1]) });
  return <Note text={text} action={t('data.scale')} onClick={() => set(1 / bytes)} strong />;
}

interface NoteProps {
  readonly text: string;
  readonly action?: string;
  readonly strong?: boolean;
  readonly onClick?: () => void;
}

function Note({ text, action, strong = false, onClick }: NoteProps): JSX.Element {
  return (
    <p className={classes['note']}>
      <Icon name="info" size={16} />
      <span>{text}</span>
      {action && onClick && (
        <Button variant={strong ? 'strong' : 'plain'} onClick={onClick} testId="scale">
          {action}
        </Button>
      )}
    </p>
  );
}
