/** @file A few examples with their labels: pictures as pictures, all else as a small table of numbers. */
import type { JSX } from 'react';
import { pictureOf } from '../../../engine/data/fit.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { useProject } from '../../app/documents/session.ts';
import { useEditor } from '../../app/use-editor.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { useSamples } from '../../queries/datasets.ts';
import type { DataSamples } from '../../queries/types.ts';
import classes from './data.module.css';
import { SamplePicture } from './sample-picture.tsx';
import { useInputColumn, useTargetColumn } from './use-columns.ts';

type Sampled = DataSamples['arrays'][number];

export function SampleGrid({ source }: { readonly source: string }): JSX.Element | null {
  const t = useText();
  const input = useInputColumn();
  const target = useTargetColumn();
  const names = [input?.name, target?.name].filter((name) => name !== undefined);
  const { data } = useSamples(useProject()?.id ?? null, source, names);
  const facts = useEditor(factsOf);
  const inputs = data?.arrays.find((array) => array.name === input?.name);
  if (!data || !input || !inputs) return null;
  const targets = data.arrays.find((array) => array.name === target?.name);
  // A file's test part is taken from its end or lies in arrays of its own; a built-in set shows its training part.
  const count = facts?.train ?? 0;
  return (
    <section className={classes['samples']} data-testid="samples">
      <h3>
        {t('data.samples')}
        <span>{t('data.samplesOf', { shown: data.indices.length, count })}</span>
      </h3>
      {pictureOf(input.shape) ? (
        <Pictures indices={data.indices} inputs={inputs} targets={targets} ink={findSample(source) !== null || isDark(inputs)} />
      ) : (
        <Numbers indices={data.indices} inputs={inputs} targets={targets} />
      )}
    </section>
  );
}

interface SamplesProps {
  readonly indices: readonly number[];
  readonly inputs: Sampled;
  readonly targets: Sampled | undefined;
}

/** A label as it is; of one-hot targets the place of the one; other rows say nothing under a picture. */
function labelOf(targets: Sampled | undefined, place: number): string {
  const values = targets?.values[place] ?? [];
  if (values.length === 1) return short(values[0] ?? 0);
  const ones = values.filter((value) => value === 1).length;
  const rest = values.filter((value) => value === 0).length;
  return ones === 1 && rest === values.length - 1 ? String(values.indexOf(1)) : '';
}

function short(value: number): string {
  return String(Number(value.toPrecision(Number.isInteger(value) ? 9 : 3)));
}

/** Mostly dark: strokes on an empty ground rather than a photograph. */
function isDark({ values }: Sampled): boolean {
  let [sum, count, most] = [0, 0, 0];
  for (const row of values) {
    for (const value of row) {
      sum += value;
      count += 1;
      if (value > most) most = value;
    }
  }
  return most > 0 && sum / count / most < 0.35;
}

function Pictures({ indices, inputs, targets, ink }: SamplesProps & { readonly ink: boolean }): JSX.Element {
  const t = useText();
  const all = inputs.values.flat();
  const most = all.reduce((best, value) => Math.max(best, value), 0) > 1.5 ? 255 : 1;
  return (
    <div className={classes['grid']}>
      {indices.map((index, place) => {
        const label = labelOf(targets, place);
        const words =
          label === '' ? t('data.sampleAlone', { index: String(index) }) : t('data.sample', { index: String(index), label });
        return (
          <figure key={index}>
            <SamplePicture values={inputs.values[place] ?? []} shape={inputs.shape} most={most} ink={ink} label={words} />
            <figcaption>{label}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

const shownFeatures = 4;

function Numbers({ indices, inputs, targets }: SamplesProps): JSX.Element {
  const t = useText();
  const width = Math.min(shownFeatures, inputs.values[0]?.length ?? 0);
  const more = (inputs.values[0]?.length ?? 0) > width;
  const row = (values: readonly number[]): string[] => [...values.slice(0, width).map(short), ...(more ? ['…'] : [])];
  return (
    <table className={classes['numbers']}>
      <thead>
        <tr>
          <th scope="col">{t('data.example')}</th>
          <th scope="colgroup" colSpan={width + (more ? 1 : 0)}>
            {inputs.name}
          </th>
          {targets && <th scope="col">{targets.name}</th>}
        </tr>
      </thead>
      <tbody>
        {indices.map((index, place) => (
          <tr key={index}>
            <th scope="row">{index}</th>
            {row(inputs.values[place] ?? []).map((value, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the feature
              <td key={column}>{value}</td>
            ))}
            {targets && <td>{(targets.values[place] ?? []).slice(0, 4).map(short).join(' ')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
