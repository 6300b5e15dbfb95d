/** @file The optimizer and its parameters; clipping, which all take, under "More". */
import type { JSX, ReactNode } from 'react';
import { clippingParams } from '../../../engine/catalog/clipping.ts';
import { optimizers } from '../../../engine/catalog/optimizers/index.ts';
import { findOptimizer } from '../../../engine/model/registry.ts';
import { useEditor } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { Choice } from '../../ui/field.tsx';
import { changeTraining } from './change-training.ts';
import { Explained } from './explained.tsx';
import { ParamList } from './param-list.tsx';

/** `children` stand before the parameters that are rarely touched. */
export function OptimizerFields({ children }: { readonly children: ReactNode }): JSX.Element {
  const t = useText();
  const { type, params } = useEditor((state) => state.document.training.optimizer);
  const definition = findOptimizer(type);
  const names = Object.keys(optimizers).map((name) => ({ value: name, label: name }));
  return (
    <>
      <Explained label={t('inspector.optimizer')} help={t('inspector.optimizerHelp')}>
        <Choice
          label={t('inspector.optimizer')}
          value={type}
          options={names}
          onChange={(next) => changeTraining({ optimizer: { type: next, params: {} } })}
        />
      </Explained>
      <ParamList
        params={{ ...definition?.params, ...clippingParams }}
        values={params}
        onChange={(name, value) => changeTraining({ optimizer: { type, params: { ...params, [name]: value } } })}
      >
        {children}
      </ParamList>
    </>
  );
}
