/** @file A field in which something is typed: Enter and leaving take it, Esc brings the old back, arrows step. */
import type { JSX, KeyboardEvent } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../locales/index.ts';
import classes from './field.module.css';
import { useFieldContext } from './field-context.ts';
import { type Range, type Read, readDecimal, readWhole, showDecimal } from './reading.ts';

export interface TextBoxProps<T> {
  readonly label: string;
  readonly value: T;
  readonly show: (value: T) => string;
  readonly read: (text: string) => Read<T>;
  /** Called with another value than the old one only. Calls with equal `merge` are one gesture. */
  readonly onTake: (value: T, merge?: string) => void;
  /** What the arrow keys lead to. */
  readonly step?: (value: T, by: number) => T;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** A text that is refused stays, with a sentence beneath it, until it is mended or Esc is pressed; the value stays the old one. */
export function TextBox<T>(props: TextBoxProps<T>): JSX.Element {
  const { label, value, show, unit, placeholder, disabled = false, testId } = props;
  const field = useFieldContext();
  const shown = show(value);
  const box = useTyping(props, shown);
  const refused = box.refusal !== null;
  const own = useId();
  const alone = field === null && refused;
  const input = (
    <span className={classes['box']} data-refused={refused || undefined}>
      <input
        id={field?.id}
        aria-label={label}
        aria-invalid={refused || undefined}
        aria-describedby={alone ? own : field?.describedBy}
        data-mono
        data-testid={testId}
        data-untouched={box.text === shown}
        value={box.text}
        placeholder={placeholder}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => box.type(event.currentTarget.value)}
        onFocus={box.begin}
        onBlur={box.commit}
        onKeyDown={box.press}
      />
      {unit && <em>{unit}</em>}
    </span>
  );
  return (
    <>
      {input}
      {alone && (
        <p id={own} className={classes['refusal']} role="alert">
          {box.refusal}
        </p>
      )}
    </>
  );
}

interface Typing {
  readonly text: string;
  readonly refusal: string | null;
  readonly type: (text: string) => void;
  readonly begin: () => void;
  readonly commit: () => void;
  readonly press: (event: KeyboardEvent) => void;
}

function useTyping<T>({ value, read, onTake, step }: TextBoxProps<T>, shown: string): Typing {
  const t = useText();
  const field = useFieldContext();
  const [text, setText] = useState(shown);
  const [refusal, setRefusal] = useState<string | null>(null);
  const visit = useRef(0);
  const id = useId();
  const say = (sentence: string | null): void => {
    setRefusal(sentence);
    field?.refuse(sentence);
  };
  const tell = field?.refuse;
  // Before the next key is read: a step goes on from the value that the last one gave.
  useLayoutEffect(() => {
    setText(shown);
    setRefusal(null);
    tell?.(null);
  }, [shown, tell]);
  const reading = (typed: string): Read<T> => (typed === shown ? { value } : read(typed));
  const judge = (result: Read<T>): void => say('refusal' in result ? t(result.refusal.key, result.refusal.values) : null);
  const commit = (): void => {
    const result = reading(text);
    judge(result);
    if ('refusal' in result) return;
    setText(shown);
    if (JSON.stringify(result.value) !== JSON.stringify(value)) onTake(result.value);
  };
  const stepBy = (by: number): void => {
    const typed = reading(text);
    const next = step && 'value' in typed ? step(typed.value, by) : undefined;
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(value)) onTake(next, `${id}:${visit.current}`);
  };
  return {
    text,
    refusal,
    type: (typed) => {
      setText(typed);
      if (refusal !== null) judge(reading(typed));
    },
    begin: () => {
      visit.current += 1;
    },
    commit,
    press: (event) => {
      // An input method takes these keys for itself while it composes.
      if (event.nativeEvent.isComposing) return;
      const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (direction !== undefined && step) {
        event.preventDefault();
        stepBy(event.shiftKey ? 10 * direction : direction);
      }
      // Saving takes what has been typed so far.
      if (event.key === 'Enter' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's')) commit();
      if (event.key === 'Escape') {
        setText(shown);
        say(null);
      }
    },
  };
}

export interface NumberBoxProps extends Range {
  readonly label: string;
  readonly value: number;
  readonly integer?: boolean;
  readonly unit?: string;
  readonly testId?: string;
  readonly onChange: (value: number, merge?: string) => void;
}

/** Arrows step whole numbers; with Shift by ten. */
export function NumberBox({
  label,
  value,
  min,
  max,
  open,
  integer = false,
  unit,
  testId,
  onChange,
}: NumberBoxProps): JSX.Element {
  const range: Range = {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(open === undefined ? {} : { open }),
  };
  const clamp = (next: number): number =>
    Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min ?? -Number.MAX_SAFE_INTEGER, next));
  return (
    <TextBox
      label={label}
      value={value}
      show={integer ? String : showDecimal}
      read={(text) => (integer ? readWhole(text, range) : readDecimal(text, range))}
      onTake={onChange}
      {...(integer ? { step: (from: number, by: number) => clamp((Number.isFinite(from) ? Math.round(from) : 0) + by) } : {})}
      {...(unit === undefined ? {} : { unit })}
      {...(testId === undefined ? {} : { testId })}
    />
  );
}
