/** @file Early stopping: off, or what it watches and how long it waits. */
import type { JSX } from 'react';
import { monitorNames } from '../../../engine/model/analyze/training.ts';
import type { EarlyStopping } from '../../../engine/model/document/types.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { Choice, Field, Toggle } from '../../ui/field.tsx';
import { NumberBox } from '../../ui/text-box.tsx';
import { changeTraining } from './change-training.ts';

const startingPoint: EarlyStopping = { monitor: 'val_loss', patience: 3, min_delta: 0, restore_best_weights: true };

export function EarlyStoppingFields(): JSX.Element {
  const t = useText();
  const { early_stopping: stopping, validation_split } = useEditor((state) => state.document.training);
  const monitor = validation_split > 0 ? 'val_loss' : 'loss';
  return (
    <>
      <Field label={t('inspector.earlyStopping')} help={t('inspector.earlyStoppingHelp')}>
        <Toggle
          label={t('inspector.earlyStopping')}
          checked={stopping !== null}
          onChange={(on) => changeTraining({ early_stopping: on ? { ...startingPoint, monitor } : null })}
        />
      </Field>
      {stopping && <Settings stopping={stopping} validates={validation_split > 0} />}
    </>
  );
}

function Settings({ stopping, validates }: { readonly stopping: EarlyStopping; readonly validates: boolean }): JSX.Element {
  const t = useText();
  const names = monitorNames(useReport().ir);
  const change = (values: Partial<EarlyStopping>, merge?: string): void =>
    changeTraining({ early_stopping: { ...stopping, ...values } }, merge);
  const monitors = new Set([...(validates ? names.map((name) => `val_${name}`) : []), ...names, stopping.monitor]);
  return (
    <div className="sub-params">
      <Field label={t('inspector.monitor')} help={t('inspector.monitorHelp')}>
        <Choice
          label={t('inspector.monitor')}
          value={stopping.monitor}
          options={[...monitors].map((name) => ({ value: name, label: name }))}
          onChange={(monitor) => change({ monitor })}
        />
      </Field>
      <Field label={t('inspector.patience')} help={t('inspector.patienceHelp')}>
        <NumberBox
          label={t('inspector.patience')}
          value={stopping.patience}
          min={0}
          integer
          onChange={(patience, merge) => change({ patience }, merge)}
        />
      </Field>
      <Field label={t('inspector.minDelta')} help={t('inspector.minDeltaHelp')}>
        <NumberBox
          label={t('inspector.minDelta')}
          value={stopping.min_delta}
          min={0}
          onChange={(min_delta) => change({ min_delta })}
        />
      </Field>
      <Field label={t('inspector.restoreBest')} help={t('inspector.restoreBestHelp')}>
        <Toggle
          label={t('inspector.restoreBest')}
          checked={stopping.restore_best_weights}
          onChange={(restore_best_weights) => change({ restore_best_weights })}
        />
      </Field>
    </div>
  );
}
