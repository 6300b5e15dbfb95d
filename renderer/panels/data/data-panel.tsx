/** @file Data: where it comes from, its arrays and who takes them, what it looks like, how many examples each part holds. */
import type { JSX } from 'react';
import { findSample } from '../../../engine/data/samples.ts';
import { useProject } from '../../app/documents/session.ts';
import { useEditor } from '../../app/use-editor.ts';
import { messageOf } from '../../bridge/errors.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { useDataset } from '../../queries/datasets.ts';
import { ArrayTable } from './array-table.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ColumnTable } from './column-table.tsx';
import classes from './data.module.css';
import { RangeNotes } from './range-notes.tsx';
import { SampleGrid } from './sample-grid.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { SourceRow, TestShare } from './source-row.tsx';

export function DataPanel(): JSX.Element {
  const source = useEditor((state) => state.document.data.source);
  if (source === '') return <NoData />;
  return findSample(source) ? <BuiltIn source={source} /> : <OwnFile source={source} />;
}

function NoData(): JSX.Element {
  return (
    <div className={classes['none']}>
      <SampleOffer />
      <ChooseFile />
    </div>
  );
}

function BuiltIn({ source }: { readonly source: string }): JSX.Element {
  return (
    <div className={classes['data']} data-testid="data">
      <SourceRow />
      <div className={classes['parts']}>
        <section>
          <ColumnTable />
          <RangeNotes />
        </section>
        <SampleGrid source={source} />
      </div>
    </div>
  );
}

function OwnFile({ source }: { readonly source: string }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const { data, error } = useDataset(useProject()?.id ?? null, source);
  const known = useEditor(factsOf) !== null;
  if (error || !data || !known) {
    return (
      <div className={classes['none']}>
        <p role={error ? 'alert' : undefined}>{error ? messageOf(error, language) : t('data.reading')}</p>
        {error && <ChooseFile />}
      </div>
    );
  }
  return (
    <div className={classes['data']} data-testid="data">
      <SourceRow />
      <div className={classes['parts']}>
        <section>
          <ArrayTable arrays={data.arrays} />
          <RangeNotes />
          <TestShare />
        </section>
        <SampleGrid source={source} />
      </div>
    </div>
  );
}
