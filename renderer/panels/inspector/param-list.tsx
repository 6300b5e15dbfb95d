/** @file The form of a set of parameters: drawn from their specifications; those that are rarely touched under "More". */
import { type ComponentType, type JSX, type ReactNode, useState } from 'react';
import type { Param, Params } from '../../../engine/catalog/params.ts';
import { validateParams } from '../../../engine/catalog/validate.ts';
import { useText } from '../../locales/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { ControlProps } from './controls/control.ts';
import { controls } from './controls/index.ts';

export interface ParamListProps {
  readonly params: Params;
  /** As the document holds them: maybe incomplete, maybe not valid. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (name: string, value: unknown, merge?: string) => void;
  /** Rows that stand before "More". */
  readonly children?: ReactNode;
}

export function ParamList({ params, values, onChange, children }: ParamListProps): JSX.Element {
  const t = useText();
  const [open, setOpen] = useState(false);
  const complete = validateParams(params, values).values as Readonly<Record<string, unknown>>;
  const shown = Object.entries(params).filter(([, param]) => param.visible?.(complete) ?? true);
  const advanced = shown.filter(([, param]) => param.advanced);
  const row = ([name, param]: (typeof shown)[number]): JSX.Element => {
    // The table has the right control for each kind; the compiler can't see that the two kinds are one.
    const Drawn = controls[param.kind] as ComponentType<Omit<ControlProps<Param['kind']>, 'param'> & { param: Param }>;
    return (
      <Drawn
        key={name}
        param={param}
        value={values[name] ?? param.default}
        onChange={(value, merge) => onChange(name, value, merge)}
      />
    );
  };
  return (
    <>
      {shown.filter(([, param]) => !param.advanced).map(row)}
      {children}
      {advanced.length > 0 && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          {t(open ? 'inspector.less' : 'inspector.more')}
        </button>
      )}
      {open && advanced.map(row)}
    </>
  );
}
