/** @file A form's row: label left, control of 128 px right; beneath it why a text is refused, and guidance while it has the focus. */
import { Select, Switch } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import classes from './field.module.css';
import { fieldContext, useFieldContext } from './field-context.ts';
import { focusedField, useFieldFocus } from './focused-field.ts';
import { Icon } from './icon.tsx';
import { Tip } from './tip.tsx';

export interface FieldProps {
  readonly label: string;
  /** What it does and when to change it: seen while the field has the focus, and its description for screen readers always. */
  readonly help?: string;
  readonly children: ReactNode;
  /** The control under the label, at full width: for long words. */
  readonly wide?: boolean;
}

export function Field({ label, help, children, wide = false }: FieldProps): JSX.Element {
  const id = useId();
  const focused = useFieldFocus(id);
  const [refusal, refuse] = useState<string | null>(null);
  const [helpId, refusalId] = [`${id}-help`, `${id}-refusal`];
  const describedBy = [refusal === null ? '' : refusalId, help ? helpId : ''].filter((each) => each !== '').join(' ');
  const context = useMemo(() => ({ id, describedBy: describedBy || undefined, refuse }), [id, describedBy]);
  const name = (
    <label className={classes['label']} htmlFor={id}>
      {label}
    </label>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to where the focus is.
    <div onFocus={() => focusedField.enter(id)} onBlur={() => focusedField.leave(id)}>
      <div className={classes['field']} data-wide={wide || undefined}>
        {help ? (
          <Tip text={help} hover>
            {name}
          </Tip>
        ) : (
          name
        )}
        <fieldContext.Provider value={context}>{children}</fieldContext.Provider>
      </div>
      {refusal !== null && (
        <p id={refusalId} className={classes['refusal']} role="alert">
          {refusal}
        </p>
      )}
      {help && (
        <p id={helpId} className={classes['help']} hidden={!focused}>
          {help}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

export function Choice({ label, value, options, onChange, disabled = false, testId }: ChoiceProps): JSX.Element {
  const field = useFieldContext();
  const input = useRef<HTMLInputElement>(null);
  const describedBy = field?.describedBy;
  // Mantine's Select keeps this attribute to itself.
  useEffect(() => {
    if (describedBy) input.current?.setAttribute('aria-describedby', describedBy);
    else input.current?.removeAttribute('aria-describedby');
  }, [describedBy]);
  return (
    <Select
      ref={input}
      {...(field ? { id: field.id } : {})}
      aria-label={label}
      data-testid={testId}
      data={options.map((option) => ({ ...option }))}
      value={value}
      disabled={disabled}
      allowDeselect={false}
      onChange={(next) => next !== null && onChange(next)}
      rightSection={<Icon name="chevron-down" size={14} />}
      rightSectionPointerEvents="none"
      // A closed list would answer to the field's name too.
      comboboxProps={{ transitionProps: { duration: 0 }, keepMounted: false }}
      classNames={{
        root: classes['choice'] ?? '',
        input: classes['select'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
        section: classes['chevron'] ?? '',
      }}
    />
  );
}

export function Toggle({
  label,
  checked,
  onChange,
  testId,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId?: string;
}): JSX.Element {
  const field = useFieldContext();
  return (
    <Switch
      {...(field ? { id: field.id } : {})}
      aria-label={label}
      aria-describedby={field?.describedBy}
      data-testid={testId}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      classNames={{ root: classes['toggle'] ?? '', track: classes['track'] ?? '', thumb: classes['thumb'] ?? '' }}
    />
  );
}
