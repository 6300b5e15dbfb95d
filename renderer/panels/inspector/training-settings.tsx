/** @file The settings of the next run: epochs, batch size, optimizer, data, and what they come to in numbers. */
import type { JSX, ReactNode } from 'react';
import { optimizers } from '../../../engine/catalog/optimizers/index.ts';
import { samples } from '../../../engine/data/samples.ts';
import { trainingLength } from '../../../engine/data/split.ts';
import type { EarlyStopping, TrainingSettings } from '../../../engine/model/document/types.ts';
import { findOptimizer } from '../../../engine/model/registry.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setDataSource } from '../../document/commands/set-data-source.ts';
import { setTraining } from '../../document/commands/set-training.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Choice, Field, NumberBox, Toggle } from '../../ui/field.tsx';
import { Figures, Section } from '../../ui/panel.tsx';
import { Tip } from '../../ui/tip.tsx';
import { ParamField } from './param-field.tsx';

const change = (values: Partial<TrainingSettings>): void => {
  editor.execute(setTraining, { values });
};

const startingPoint: EarlyStopping = { monitor: 'val_loss', patience: 3, min_delta: 0, restore_best_weights: true };

export function TrainingSettingsForm(): JSX.Element {
  const t = useText();
  return (
    <>
      <header className="inspector-head plain">
        <h2>{t('inspector.training')}</h2>
        <small>{t('inspector.nextRun')}</small>
      </header>
      <RunSection />
      <DataSection />
      <NumbersSection />
    </>
  );
}

/** A row whose choice is explained where it is made. */
function Explained({
  label,
  help,
  children,
}: {
  readonly label: string;
  readonly help: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <Tip text={help}>
      <div>
        <Field label={label}>{children}</Field>
      </div>
    </Tip>
  );
}

function RunSection(): JSX.Element {
  const t = useText();
  const { epochs, batch_size, optimizer, early_stopping: stopping } = useEditor((state) => state.document.training);
  const definition = findOptimizer(optimizer.type);
  const own = Object.entries(definition?.params ?? {}).filter(
    ([, param]) => !param.advanced && (param.visible?.(optimizer.params) ?? true),
  );
  const names = Object.keys(optimizers).map((name) => ({ value: name, label: name }));
  return (
    <Section title={t('inspector.run')}>
      <Explained label={t('inspector.epochs')} help={t('inspector.epochsHelp')}>
        <NumberBox label={t('inspector.epochs')} value={epochs} min={1} integer onChange={(value) => change({ epochs: value })} />
      </Explained>
      <Explained label={t('inspector.batchSize')} help={t('inspector.batchSizeHelp')}>
        <NumberBox
          label={t('inspector.batchSize')}
          value={batch_size}
          min={1}
          integer
          onChange={(value) => change({ batch_size: value })}
        />
      </Explained>
      <Explained label={t('inspector.optimizer')} help={t('inspector.optimizerHelp')}>
        <Choice
          label={t('inspector.optimizer')}
          value={optimizer.type}
          options={names}
          onChange={(type) => change({ optimizer: { type, params: {} } })}
        />
      </Explained>
      {own.map(([name, param]) => (
        <ParamField
          key={name}
          param={param}
          value={optimizer.params[name] ?? param.default}
          onChange={(value) => change({ optimizer: { type: optimizer.type, params: { ...optimizer.params, [name]: value } } })}
        />
      ))}
      <Explained label={t('inspector.earlyStopping')} help={t('inspector.earlyStoppingHelp')}>
        <Toggle
          label={t('inspector.earlyStopping')}
          checked={stopping !== null}
          onChange={(on) => change({ early_stopping: on ? startingPoint : null })}
        />
      </Explained>
      {stopping && (
        <Explained label={t('inspector.patience')} help={t('inspector.patienceHelp')}>
          <NumberBox
            label={t('inspector.patience')}
            value={stopping.patience}
            min={0}
            integer
            onChange={(value) => change({ early_stopping: { ...stopping, patience: value } })}
          />
        </Explained>
      )}
    </Section>
  );
}

function DataSection(): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const { validation_split, shuffle, seed } = useEditor((state) => state.document.training);
  const source = useEditor((state) => state.document.data.source);
  const known = samples.map((sample) => ({ value: sample.id, label: sample.title[language] }));
  const options = known.some((option) => option.value === source)
    ? known
    : [{ value: source, label: source || t('inspector.none') }, ...known];
  return (
    <Section title={t('inspector.data')}>
      <Field label={t('inspector.source')}>
        <Choice
          label={t('inspector.source')}
          value={source}
          options={options}
          onChange={(next) => editor.execute(setDataSource, { source: next })}
        />
      </Field>
      <Explained label={t('inspector.validationShare')} help={t('inspector.validationHelp')}>
        <NumberBox
          label={t('inspector.validationShare')}
          unit="%"
          value={Math.round(validation_split * 1000) / 10}
          min={0}
          max={99.9}
          onChange={(value) => change({ validation_split: value / 100 })}
        />
      </Explained>
      <Field label={t('inspector.shuffle')}>
        <Toggle label={t('inspector.shuffle')} checked={shuffle} onChange={(on) => change({ shuffle: on })} />
      </Field>
      <Explained label={t('inspector.seed')} help={t('inspector.seedHelp')}>
        <NumberBox
          label={t('inspector.seed')}
          value={seed}
          min={0}
          max={0x7fffffff}
          integer
          onChange={(value) => change({ seed: value })}
        />
      </Explained>
    </Section>
  );
}

function NumbersSection(): JSX.Element | null {
  const t = useText();
  const facts = useEditor(factsOf);
  const { epochs, batch_size, validation_split } = useEditor((state) => state.document.training);
  if (!facts) return null;
  const train = trainingLength(facts.train, validation_split);
  const steps = Math.ceil(train / batch_size);
  return (
    <Section title={t('inspector.numbers')}>
      <Figures
        rows={[
          { label: t('inspector.trainingExamples'), value: formatCount(train) },
          { label: t('inspector.validationExamples'), value: formatCount(facts.train - train) },
          { label: t('inspector.testExamples'), value: formatCount(facts.test ?? 0) },
          { label: t('inspector.stepsEpoch'), value: formatCount(steps) },
          { label: t('inspector.stepsAll'), value: formatCount(steps * epochs) },
        ]}
      />
    </Section>
  );
}
