/** @file The optimizer and its parameters; clipping, which all take, under "More". */
import type { JSX, ReactNode } from 'react';
import { clippingParams } from '../../../engine/catalog/clipping.ts';
import { optimizers } from '../../../engine/catalog/optimizers/index.ts';
import { findOptimizer } from '../../../engine/model/registry.ts';
import { useEditor } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { changeTraining } from './change-training.ts';
import { ParamList } from './param-list.tsx';

/** `children` stand before the parameters that are rarely touched. */
export function OptimizerFields({ children }: { readonly children: ReactNode }): JSX.Element {
  const t = useText();
  const { type, params } = useEditor((state) => state.document.training.optimizer);
  const definition = findOptimizer(type);
  const names = Object.keys(optimizers).map((name) => ({ value: name, label: name }));
  return (
    <>
      <Field label={t('inspector.optimizer')} help={t('inspector.optimizerHelp')}>
        <Choice
          label={t('inspector.optimizer')}
          value={type}
          options={names}
          onChange={(next) => changeTraining({ optimizer: { type: next, params: {} } })}
        />
      </Field>
      <ParamList
        params={{ ...definition?.params, ...clippingParams }}
        values={params}
        onChange={(name, value, merge) => changeTraining({ optimizer: { type, params: { ...params, [name]: value } } }, merge)}
      >
        {children}
      </ParamList>
    </>
  );
}
