/** @file One entry of another registry, and beneath it the entry's own parameters. */
import type { JSX } from 'react';
import type { Ref } from '../../../../engine/catalog/params.ts';
import { useText } from '../../../locales/index.ts';
import { Choice } from '../../../ui/field.tsx';
import { ParamList } from '../param-list.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

/** Longer words don't fit beside their label. */
const roomy = 16;

export function RefControl({ param, value, onChange }: ControlProps<'ref'>): JSX.Element {
  const t = useText();
  const ref = isRef(value) ? value : null;
  const known = param.options();
  const none = param.optional ? [{ value: '', label: t('inspector.none') }] : [];
  const options = [...none, ...Object.keys(known).map((id) => ({ value: id, label: id }))];
  const target = ref && Object.hasOwn(known, ref.type) ? known[ref.type] : undefined;
  return (
    <>
      <Row text={param.text} wide={Object.keys(known).some((id) => id.length > roomy)}>
        {(label) => (
          <Choice
            label={label}
            value={ref?.type ?? ''}
            options={options}
            onChange={(type) => onChange(type === '' ? null : { type, params: {} })}
          />
        )}
      </Row>
      {ref && target && Object.keys(target.params).length > 0 && (
        <div className="sub-params">
          <ParamList
            params={target.params}
            values={ref.params ?? {}}
            onChange={(name, next, merge) => onChange({ type: ref.type, params: { ...ref.params, [name]: next } }, merge)}
          />
        </div>
      )}
    </>
  );
}

function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
