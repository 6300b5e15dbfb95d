/** @file Export: format, weights, what goes in and out, then the proof that the file was read back, and the code to load it. */
import type { JSX, ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { fileStem } from '../../../engine/core/file-stem.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { download } from '../../app/documents/browser-files.ts';
import { attempt } from '../../app/notify.tsx';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import { client } from '../../bridge/client.ts';
import { messageOf } from '../../bridge/errors.ts';
import { sourceColumnsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { language } from '../../locales/language.ts';
import { useFormats, useRunDocument } from '../../queries/queries.ts';
import type { RunSummary } from '../../queries/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { runNameInside } from '../runs/run-name.ts';
import { CodeBlock } from './code-block.tsx';
import { endsOf } from './ends.ts';
import classes from './export.module.css';
import { FormatChoice } from './format-choice.tsx';
import { loadCode } from './load-code.ts';
import { type ExportState, Outcome } from './outcome.tsx';
import { PortsTable } from './ports-table.tsx';
import { type Weights, WeightsChoice } from './weights-choice.tsx';

type Format = NonNullable<ReturnType<typeof useFormats>['data']>[number];

export function ExportDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const t = useText();
  const { runs, trained } = useRunFacts();
  const { data: formats } = useFormats();
  const writable = (formats ?? []).filter((each) => each.exports);
  return (
    <Dialog onClose={onClose} title={t('exporting.title')} size={680}>
      {trained && writable.length > 0 && (
        <Form runs={runs.filter((run) => run.hasWeights)} first={trained} formats={writable} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div className={classes['row']}>
      <span>{label}</span>
      <div>{children}</div>
    </div>
  );
}

interface FormProps {
  readonly runs: readonly RunSummary[];
  readonly first: RunSummary;
  readonly formats: readonly Format[];
  readonly onClose: () => void;
}

const none: ExportState = { kind: 'none' };

function Form({ runs, first, formats, onClose }: FormProps): JSX.Element {
  const t = useText();
  const [id, setId] = useState(first.id);
  const [formatId, setFormat] = useState(formats[0]?.id ?? '');
  const [picked, setPicked] = useState<Weights | null>(null);
  const [state, setState] = useState<ExportState>(none);
  const run = runs.find((each) => each.id === id) ?? first;
  const format = formats.find((each) => each.id === formatId) ?? (formats[0] as Format);
  const { data: document } = useRunDocument(run.id);
  const name = useEditor((editor) => editor.document.name);
  const stem = fileStem(name);
  const tested = testedWeights(document ?? null, run);
  const chosen = run.best === null ? 'last' : (picked ?? tested);
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      setState(none);
    };
  const write = (): void => {
    setState({ kind: 'writing' });
    client.exports.export({ run: run.id, format: format.id, weights: chosen, name: stem }).then(
      (answer) => {
        setState(answer ? { kind: 'written', answer } : none);
        if (answer?.file) download(answer.name, answer.file);
      },
      (error: unknown) => setState({ kind: 'failed', reason: messageOf(error, language.get()) }),
    );
  };
  const file = state.kind === 'written' ? state.answer.name : `${stem}${format.extension}`;
  return (
    <>
      <Row label={t('exporting.format')}>
        <FormatChoice formats={formats} value={format.id} onChange={change(setFormat)} />
      </Row>
      <Row label={t('exporting.weights')}>
        <WeightsChoice
          runs={runs}
          run={run}
          weights={chosen}
          tested={tested}
          onRun={change(setId)}
          onWeights={change(setPicked)}
        />
      </Row>
      {document && <Facts document={document} format={format} run={run} state={state} file={file} />}
      <Foot state={state} run={run} onWrite={write} onClose={onClose} />
    </>
  );
}

/** Whose accuracy Results shows: a run that puts its best weights back at its end is tested with them. */
function testedWeights(document: LoomDocument | null, run: RunSummary): Weights {
  return run.best !== null && document?.training.early_stopping?.restore_best_weights ? 'best' : 'last';
}

interface FactsProps {
  readonly document: LoomDocument;
  readonly format: Format;
  readonly run: RunSummary;
  readonly state: ExportState;
  readonly file: string;
}

function Facts({ document, format, run, state, file }: FactsProps): JSX.Element {
  const t = useText();
  const same = useEditor((editor) => editor.document.data.source === document.data.source);
  const known = useEditor(sourceColumnsOf);
  const columns = same ? known : null;
  const ends = useMemo(() => endsOf(document, columns, format.outputNames), [document, columns, format.outputNames]);
  return (
    <>
      <Row label={t('exporting.ports')}>
        <PortsTable {...ends} />
      </Row>
      <Row label={t('exporting.staysBehind')}>
        <p>{t(format.holdsOptimizer ? 'exporting.staysCharts' : 'exporting.staysAll', { run: runNameInside(run, t) })}</p>
      </Row>
      {state.kind !== 'none' && (
        <Row label={t('exporting.written')}>
          <Outcome state={state} pictures={ends.inputs.some((input) => input.pictures)} />
        </Row>
      )}
      <Row label={t('exporting.loadIt')}>
        <CodeBlock pieces={loadCode({ ...ends, loaders: format.loaders, file })} />
      </Row>
    </>
  );
}

interface FootProps {
  readonly state: ExportState;
  readonly run: RunSummary;
  readonly onWrite: () => void;
  readonly onClose: () => void;
}

/** The safe way out is at the right. */
function Foot({ state, run, onWrite, onClose }: FootProps): JSX.Element {
  const t = useText();
  const written = state.kind === 'written' ? state.answer : null;
  return (
    <footer className={classes['foot']}>
      {written?.place && (
        <Button icon="folder-open" onClick={() => attempt(() => client.exports.reveal({ run: run.id }))}>
          {t('exporting.reveal')}
        </Button>
      )}
      <Button
        icon="download"
        off={state.kind === 'writing' ? t('exporting.writing') : null}
        onClick={onWrite}
        testId="write-file"
      >
        {t(written ? 'exporting.writeAgain' : 'exporting.write')}
      </Button>
      <Button onClick={onClose} testId="export-done">
        {t(written ? 'exporting.done' : 'shell.cancel')}
      </Button>
    </footer>
  );
}
