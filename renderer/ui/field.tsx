/** @file A form's row and its controls: label left, control of 128 px right. */
import { Select, Switch } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import classes from './field.module.css';
import { Icon } from './icon.tsx';

export function Field({
  label,
  htmlFor,
  children,
  wide = false,
}: {
  readonly label: string;
  readonly htmlFor?: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}): JSX.Element {
  return (
    <div className={classes['field']} data-wide={wide || undefined}>
      <label htmlFor={htmlFor}>{label}</label>
      {children}
    </div>
  );
}

export interface TextBoxProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  /** Called on Enter and when the field is left; false: the text is refused and stays marked. */
  readonly onCommit: (text: string) => boolean;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly mono?: boolean;
  readonly testId?: string;
}

/** Text that counts when it is committed; Esc brings the old one back. */
export function TextBox({ id, label, value, onCommit, unit, disabled = false, mono = true, testId }: TextBoxProps): JSX.Element {
  const [text, setText] = useState(value);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    setText(value);
    setRefused(false);
  }, [value]);
  const commit = (): void => {
    if (text !== value || refused) setRefused(!onCommit(text));
  };
  return (
    <span className={classes['box']} data-refused={refused || undefined}>
      <input
        id={id}
        aria-label={label}
        aria-invalid={refused || undefined}
        data-mono={mono || undefined}
        data-testid={testId}
        value={text}
        disabled={disabled}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') {
            setText(value);
            setRefused(false);
          }
        }}
      />
      {unit && <em>{unit}</em>}
    </span>
  );
}

/** A number from what people type: a comma is a decimal point. Null where it is none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

export interface NumberBoxProps extends Omit<TextBoxProps, 'value' | 'onCommit'> {
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly onChange: (value: number) => void;
}

export function NumberBox({
  value,
  min = -Infinity,
  max = Infinity,
  integer = false,
  onChange,
  ...rest
}: NumberBoxProps): JSX.Element {
  return (
    <TextBox
      {...rest}
      value={String(value)}
      onCommit={(text) => {
        const read = readNumber(text);
        if (read === null || read < min || read > max || (integer && !Number.isInteger(read))) return false;
        onChange(read);
        return true;
      }}
    />
  );
}

export interface ChoiceProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

export function Choice({ id, label, value, options, onChange, disabled = false, testId }: ChoiceProps): JSX.Element {
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      data-testid={testId}
      data={options.map((option) => ({ ...option }))}
      value={value}
      disabled={disabled}
      allowDeselect={false}
      onChange={(next) => next !== null && onChange(next)}
      rightSection={<Icon name="chevron-down" size={14} />}
      rightSectionPointerEvents="none"
      comboboxProps={{ transitionProps: { duration: 0 } }}
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
  id,
  label,
  checked,
  onChange,
  testId,
}: {
  readonly id?: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId?: string;
}): JSX.Element {
  return (
    <Switch
      {...(id ? { id } : {})}
      aria-label={label}
      data-testid={testId}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      classNames={{ root: classes['toggle'] ?? '', track: classes['track'] ?? '', thumb: classes['thumb'] ?? '' }}
    />
  );
}
