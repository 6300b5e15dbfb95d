/** @file The settings of the next run: epochs, batch size, optimizer, data, and what they come to in numbers. */
import type { JSX } from 'react';
import { samples } from '../../../engine/data/samples.ts';
import { trainingLength } from '../../../engine/data/split.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setDataSource } from '../../document/commands/set-data-source.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Choice, Field, Toggle } from '../../ui/field.tsx';
import { tidy } from '../../ui/reading.ts';
import { NumberBox } from '../../ui/text-box.tsx';
import { Figures, Section } from '../../ui/panel.tsx';
import { EarlyStoppingFields } from './early-stopping.tsx';
import { OptimizerFields } from './optimizer-fields.tsx';
import { changeTraining } from './change-training.ts';

export function RunSettings(): JSX.Element {
  const t = useText();
  return (
    <>
      <header className="inspector-head">
        <div className="inspector-title">
          <h2>{t('inspector.training')}</h2>
          <small>{t('inspector.nextRun')}</small>
        </div>
      </header>
      <RunSection />
      <DataSection />
      <NumbersSection />
    </>
  );
}

function RunSection(): JSX.Element {
  const t = useText();
  const { epochs, batch_size } = useEditor((state) => state.document.training);
  return (
    <Section title={t('inspector.run')}>
      <Field label={t('inspector.epochs')} help={t('inspector.epochsHelp')}>
        <NumberBox
          label={t('inspector.epochs')}
          value={epochs}
          min={1}
          integer
          onChange={(value, merge) => changeTraining({ epochs: value }, merge)}
        />
      </Field>
      <Field label={t('inspector.batchSize')} help={t('inspector.batchSizeHelp')}>
        <NumberBox
          label={t('inspector.batchSize')}
          value={batch_size}
          min={1}
          integer
          onChange={(value, merge) => changeTraining({ batch_size: value }, merge)}
        />
      </Field>
      <OptimizerFields>
        <EarlyStoppingFields />
      </OptimizerFields>
    </Section>
  );
}

function DataSection(): JSX.Element {
  const t = useText();
  const { validation_split, shuffle, seed } = useEditor((state) => state.document.training);
  return (
    <Section title={t('inspector.data')}>
      <SourceField />
      <Field label={t('inspector.validationShare')} help={t('inspector.validationHelp')}>
        <NumberBox
          label={t('inspector.validationShare')}
          unit="%"
          value={tidy(validation_split * 100)}
          min={0}
          max={99.9}
          onChange={(value) => changeTraining({ validation_split: tidy(value / 100) })}
        />
      </Field>
      <Field label={t('inspector.shuffle')} help={t('inspector.shuffleHelp')}>
        <Toggle label={t('inspector.shuffle')} checked={shuffle} onChange={(on) => changeTraining({ shuffle: on })} />
      </Field>
      <Field label={t('inspector.seed')} help={t('inspector.seedHelp')}>
        <NumberBox
          label={t('inspector.seed')}
          value={seed}
          min={0}
          max={0x7fffffff}
          integer
          onChange={(value, merge) => changeTraining({ seed: value }, merge)}
        />
      </Field>
    </Section>
  );
}

/** The built-in samples, and the file that the drawing names. */
function SourceField(): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const source = useEditor((state) => state.document.data.source);
  const known = samples.map((sample) => ({ value: sample.id, label: sample.title[language] }));
  const own = known.some((option) => option.value === source) ? [] : [{ value: source, label: source || t('inspector.none') }];
  return (
    <Field label={t('inspector.source')} help={t('inspector.sourceHelp')}>
      <Choice
        label={t('inspector.source')}
        value={source}
        options={[...own, ...known]}
        onChange={(next) => editor.execute(setDataSource, { source: next })}
      />
    </Field>
  );
}

function NumbersSection(): JSX.Element | null {
  const t = useText();
  const facts = useEditor(factsOf);
  const { epochs, batch_size, validation_split } = useEditor((state) => state.document.training);
  if (!facts) return null;
  const pictures = facts.columns.some(({ shape }) => shape.length > 1);
  const train = trainingLength(facts.train, validation_split);
  const steps = Math.ceil(train / batch_size);
  return (
    <Section title={t('inspector.numbers')}>
      <Figures
        rows={[
          { label: t(pictures ? 'inspector.trainingPictures' : 'inspector.trainingExamples'), value: formatCount(train) },
          {
            label: t(pictures ? 'inspector.validationPictures' : 'inspector.validationExamples'),
            value: formatCount(facts.train - train),
          },
          { label: t(pictures ? 'inspector.testPictures' : 'inspector.testExamples'), value: formatCount(facts.test ?? 0) },
          { label: t('inspector.stepsEpoch'), value: formatCount(steps) },
          { label: t('inspector.stepsAll'), value: formatCount(steps * epochs) },
        ]}
      />
    </Section>
  );
}
