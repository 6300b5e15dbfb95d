/** @file An input that is typed: a field a number where they are few, else one text. */
import type { JSX } from 'react';
import { useId, useState } from 'react';
import { useText } from '../../locales/index.ts';
import { NumberBox } from '../../ui/text-box.tsx';
import type { NumbersEnd } from './ends.ts';
import { readNumbers } from './read-numbers.ts';
import classes from './training.module.css';

/** So many have a field each. */
const few = 16;

export interface NumberInputProps {
  readonly end: NumbersEnd;
  readonly numbers: readonly number[];
  readonly onChange: (numbers: readonly number[]) => void;
}

export function NumberInput(props: NumberInputProps): JSX.Element {
  const t = useText();
  const { name, shape } = props.end;
  return (
    <section className={classes['typed']}>
      <h3>
        <span title={name}>{name}</span>
        <small>{shape.length === 0 ? t('pad.oneNumber') : shape.join(' × ')}</small>
      </h3>
      {props.end.size <= few ? <Fields {...props} /> : <Text {...props} />}
    </section>
  );
}

function Fields({ end: { name, size, whole }, numbers, onChange }: NumberInputProps): JSX.Element {
  const t = useText();
  return (
    <div className={classes['fields']} data-one={size === 1 || undefined}>
      {numbers.map((number, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the number's name
        <div key={index}>
          {size > 1 && <span aria-hidden>{index + 1}</span>}
          <NumberBox
            label={size === 1 ? name : t('pad.number', { name, place: index + 1 })}
            value={number}
            integer={whole}
            onChange={(value) => onChange(numbers.map((each, at) => (at === index ? value : each)))}
          />
        </div>
      ))}
    </div>
  );
}

function Text({ end: { name, size, whole }, numbers, onChange }: NumberInputProps): JSX.Element {
  const t = useText();
  const [text, setText] = useState(() => numbers.join(' '));
  const said = useId();
  const read = readNumbers(text, size, whole);
  const change = (next: string): void => {
    setText(next);
    const found = readNumbers(next, size, whole);
    if ('numbers' in found) onChange(found.numbers);
  };
  return (
    <>
      <textarea
        aria-label={name}
        aria-describedby={said}
        aria-invalid={'numbers' in read ? undefined : true}
        value={text}
        spellCheck={false}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <p id={said} data-bad={'numbers' in read ? undefined : true} aria-live="polite">
        {'wrong' in read && t(whole ? 'pad.notWhole' : 'pad.notNumber', { text: read.wrong.slice(0, 24) })}
        {'count' in read && t('pad.count', { wanted: size, given: read.count })}
        {'numbers' in read && t('pad.all', { wanted: size })}
      </p>
    </>
  );
}
