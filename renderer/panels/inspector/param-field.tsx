/** @file One row of a form: the control follows from the parameter's kind, nothing else. */
import type { JSX } from 'react';
import type { Param, Ref } from '../../../engine/catalog/params.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Choice, Field, NumberBox, readNumber, TextBox, Toggle } from '../../ui/field.tsx';
import { formatDims } from '../../ui/shape.tsx';
import { Tip } from '../../ui/tip.tsx';

export interface FieldProps {
  readonly param: Param;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function ParamField({ param, value, onChange }: FieldProps): JSX.Element {
  const language = useLanguage();
  const label = param.text.label[language];
  return (
    <Tip text={param.text.help[language]}>
      <div>
        <Field label={label}>
          <Control label={label} param={param} value={value} onChange={onChange} />
        </Field>
      </div>
    </Tip>
  );
}

function Control({ label, param, value, onChange }: FieldProps & { readonly label: string }): JSX.Element {
  const t = useText();
  switch (param.kind) {
    case 'bool':
      return <Toggle label={label} checked={value === true} onChange={onChange} />;
    case 'choice':
      return <Choice label={label} value={String(value)} options={named(param.options)} onChange={onChange} />;
    case 'int':
    case 'float':
      return (
        <NumberBox label={label} value={value as number} integer={param.kind === 'int'} {...bounds(param)} onChange={onChange} />
      );
    case 'optional-float':
      return (
        <TextBox
          label={label}
          value={value === null ? '' : String(value)}
          onCommit={(text) => commit(text.trim() === '' ? null : (readNumber(text) ?? undefined), onChange)}
        />
      );
    case 'tuple':
    case 'shape':
      return <TextBox label={label} value={showList(value)} onCommit={(text) => commit(toList(text), onChange)} />;
    case 'optional-tuple':
      return (
        <TextBox
          label={label}
          value={value === null ? '' : showList(value)}
          onCommit={(text) => commit(text.trim() === '' ? null : toList(text), onChange)}
        />
      );
    case 'ref': {
      const options = [
        ...(param.optional ? [{ value: '', label: t('inspector.none') }] : []),
        ...named(Object.keys(param.options())),
      ];
      return (
        <Choice
          label={label}
          value={(value as Ref | null)?.type ?? ''}
          options={options}
          onChange={(type) => onChange(type === '' ? null : { type, params: {} })}
        />
      );
    }
    case 'ref-list': {
      const options = [{ value: '', label: t('inspector.none') }, ...named(Object.keys(param.options()))];
      return (
        <Choice
          label={label}
          value={(value as readonly Ref[])[0]?.type ?? ''}
          options={options}
          onChange={(type) => onChange(type === '' ? [] : [{ type, params: {} }])}
        />
      );
    }
    default:
      return param satisfies never;
  }
}

function named(options: readonly string[]): { value: string; label: string }[] {
  return options.map((option) => ({ value: option, label: option }));
}

function bounds({ min, max }: { readonly min?: number; readonly max?: number }): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Undefined is no value: the text stays and is marked. */
function commit(value: unknown, onChange: (value: unknown) => void): boolean {
  if (value === undefined) return false;
  onChange(value);
  return true;
}

function toList(text: string): number[] | undefined {
  const values = text
    .split(/[×x*,;\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  return values.every(Number.isFinite) ? values : undefined;
}

function showList(value: unknown): string {
  return Array.isArray(value) ? formatDims(value as number[]) : String(value);
}
