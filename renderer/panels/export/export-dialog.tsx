/** @file Export: format, weights, what goes in and out, then the proof that the file was read back, and the code to load it. */
import { Modal } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import { analyze } from '../../../engine/model/analyze.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { download } from '../../app/browser-files.ts';
import { attempt, notifyError } from '../../app/notify.tsx';
import { useRunState } from '../../app/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import { client } from '../../bridge/client.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { useFormats, useRunDocument } from '../../queries/queries.ts';
import type { Exported, RunSummary } from '../../queries/types.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CodeBlock } from './code-block.tsx';
import classes from './export.module.css';
import { FormatChoice } from './format-choice.tsx';
import { loadCode } from './load-code.ts';
import { PortsTable } from './ports-table.tsx';

type Weights = 'last' | 'best';

export function ExportDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const t = useText();
  const { runs, trained } = useRunState();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('exporting.title')}
      size={680}
      centered
      padding={0}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('shell.close'), icon: <Icon name="close" size={18} /> }}
      classNames={{
        content: classes['dialog'] ?? '',
        header: classes['head'] ?? '',
        title: classes['title'] ?? '',
        body: classes['body'] ?? '',
        overlay: classes['scrim'] ?? '',
        close: classes['close'] ?? '',
      }}
    >
      {trained && <Form runs={runs.filter((run) => run.hasWeights)} first={trained} onClose={onClose} />}
    </Modal>
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

function Form({
  runs,
  first,
  onClose,
}: {
  readonly runs: readonly RunSummary[];
  readonly first: RunSummary;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useText();
  const { data: formats } = useFormats();
  const [id, setId] = useState(first.id);
  const [format, setFormat] = useState('keras');
  const [weights, setWeights] = useState<Weights>('last');
  const [written, setWritten] = useState<Exported | null>(null);
  const [writing, setWriting] = useState(false);
  const run = runs.find((each) => each.id === id) ?? first;
  const { data: document } = useRunDocument(run.id);
  const extension = formats?.find((each) => each.id === format)?.extension ?? '';
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      setWritten(null);
    };
  const write = async (): Promise<void> => {
    setWriting(true);
    try {
      const answer = await client.exports.export({ run: run.id, format, weights });
      setWritten(answer);
      if (answer?.file) download(answer.name, answer.file);
    } catch (error) {
      notifyError(error);
    } finally {
      setWriting(false);
    }
  };
  return (
    <>
      <Row label={t('exporting.format')}>
        <FormatChoice formats={(formats ?? []).filter((each) => each.exports)} value={format} onChange={change(setFormat)} />
      </Row>
      <Row label={t('exporting.weights')}>
        <WeightsChoice runs={runs} run={run} weights={weights} onRun={change(setId)} onWeights={change(setWeights)} />
      </Row>
      {document && (
        <Row label={t('exporting.ports')}>
          <PortsTable document={document} />
        </Row>
      )}
      <Row label={t('exporting.staysBehind')}>
        <p>{t(format === 'keras' ? 'exporting.staysCharts' : 'exporting.staysAll', { number: run.number })}</p>
      </Row>
      {(writing || written) && (
        <Row label={t('exporting.written')}>
          <Outcome written={written} />
        </Row>
      )}
      {document && (
        <Row label={t('exporting.loadIt')}>
          <LoadIt document={document} format={format} file={written?.name ?? `model${extension}`} />
        </Row>
      )}
      <footer className={classes['foot']}>
        {written?.place && (
          <Button icon="folder-open" onClick={() => attempt(() => client.exports.reveal({ run: run.id }))}>
            {t('exporting.reveal')}
          </Button>
        )}
        <Button
          icon="download"
          variant={written ? 'plain' : 'strong'}
          off={writing ? t('exporting.writing') : null}
          onClick={() => attempt(write)}
          testId="write-file"
        >
          {t(written ? 'exporting.writeAgain' : 'exporting.write')}
        </Button>
        <Button onClick={onClose} testId="export-done">
          {t(written ? 'exporting.done' : 'shell.cancel')}
        </Button>
      </footer>
    </>
  );
}

interface WeightsProps {
  readonly runs: readonly RunSummary[];
  readonly run: RunSummary;
  readonly weights: Weights;
  readonly onRun: (run: string) => void;
  readonly onWeights: (weights: Weights) => void;
}

function WeightsChoice({ runs, run, weights, onRun, onWeights }: WeightsProps): JSX.Element {
  const t = useText();
  const nameOf = ({ number, test }: RunSummary): string => {
    const accuracy = test?.['accuracy'];
    return typeof accuracy === 'number'
      ? t('exporting.runAccuracy', { number, accuracy: accuracy.toFixed(4) })
      : t('exporting.runChoice', { number });
  };
  const kinds = [
    { value: 'last', label: t('exporting.last', { epoch: run.epoch }) },
    { value: 'best', label: t('exporting.best') },
  ];
  return (
    <div className={classes['duo']}>
      <Choice
        label={t('exporting.weights')}
        value={run.id}
        options={runs.map((each) => ({ value: each.id, label: nameOf(each) }))}
        onChange={onRun}
      />
      <Choice label={t('exporting.weights')} value={weights} options={kinds} onChange={(value) => onWeights(value as Weights)} />
    </div>
  );
}

/** `2e-8`. */
function formatDifference(value: number): string {
  return value === 0 ? '0' : value.toExponential(0).replace('e-0', 'e-');
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function Outcome({ written }: { readonly written: Exported | null }): JSX.Element {
  const t = useText();
  return (
    <div className={classes['outcome']} role="status" data-testid="export-outcome">
      <div>
        <span className={classes['progress']} data-busy={written === null || undefined}>
          <i />
        </span>
        {written ? (
          <>
            <code>{written.name}</code>
            <small>
              {formatBytes(written.bytes)}
              {written.place === null && ` · ${t('exporting.downloaded')}`}
            </small>
          </>
        ) : (
          <small>{t('exporting.writing')}</small>
        )}
      </div>
      {written && (
        <p className={classes['good']}>
          <Icon name="circle-check" />
          {written.difference === null
            ? t('exporting.notReadBack')
            : t('exporting.readBack', { difference: formatDifference(written.difference), count: written.compared })}
        </p>
      )}
    </div>
  );
}

function LoadIt({
  document,
  format,
  file,
}: {
  readonly document: LoomDocument;
  readonly format: string;
  readonly file: string;
}): JSX.Element {
  const columns = useEditor(factsOf)?.columns ?? null;
  const { ir } = analyze(document, columns);
  const [input, output] = [ir.inputs[0], ir.outputs[0]];
  const column = columns?.find((each) => each.name === document.data.columns[input?.node ?? '']);
  const pieces = loadCode({
    format,
    file,
    input: input?.name ?? 'x',
    output: output?.name ?? 'y',
    shape: input?.type.shape ?? [],
    picture: column?.range?.[1] === 1 && column.shape.length === 3,
  });
  return <CodeBlock pieces={pieces} />;
}
