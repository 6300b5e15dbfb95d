/** @file One line over the tables: the source's name, its size and its parts; and the share of a file that is kept for testing. */
import type { JSX } from 'react';
import { findSample } from '../../../engine/data/samples.ts';
import { trainingLength } from '../../../engine/data/split.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setTestShare } from '../../document/commands/set-test-share.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { useSay } from '../../locales/language.ts';
import { Field } from '../../ui/field.tsx';
import { tidy } from '../../ui/reading.ts';
import { NumberBox } from '../../ui/text-box.tsx';
import { ChooseFile } from './choose-file.tsx';
import classes from './data.module.css';
import { usePictures } from './use-columns.ts';

export function SourceRow(): JSX.Element {
  const t = useText();
  const say = useSay();
  const source = useEditor((state) => state.document.data.source);
  const split = useEditor((state) => state.document.training.validation_split);
  const facts = useEditor(factsOf);
  const pictures = usePictures();
  const sample = findSample(source);
  const train = trainingLength(facts?.train ?? 0, split);
  const parts = [
    { label: t('data.trainCount'), count: train },
    { label: t('data.validationCount'), count: (facts?.train ?? 0) - train },
    { label: t('data.testCount'), count: facts?.test ?? 0 },
  ];
  const all = (facts?.train ?? 0) + (facts?.test ?? 0);
  return (
    <div className={classes['source']}>
      <h3>{sample ? say(sample.title) : source}</h3>
      <span>{t(pictures ? 'data.pictures' : 'data.examples', { count: all })}</span>
      <dl>
        {parts.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <ChooseFile />
    </div>
  );
}

/** Only where the file brings no test arrays. */
export function TestShare(): JSX.Element | null {
  const t = useText();
  const own = useEditor((state) => Object.keys(state.document.data.test ?? {}).length > 0);
  const share = useEditor((state) => state.document.data.test_split ?? 0);
  if (own) return null;
  return (
    <div className={classes['share']}>
      <Field label={t('data.testShare')}>
        <NumberBox
          label={t('data.testShare')}
          unit="%"
          value={tidy(share * 100)}
          min={0}
          max={90}
          onChange={(value) => editor.execute(setTestShare, { share: tidy(value / 100) })}
        />
      </Field>
    </div>
  );
}
