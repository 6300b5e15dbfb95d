/** @file The inspector: the selected node's form, shapes, weights and docs; with nothing selected the settings of the next run. */
import './inspector.css';
import { type JSX, useState } from 'react';
import type { LayerDefinition, TensorType } from '../../../engine/catalog/define.ts';
import { validateParams } from '../../../engine/catalog/validate.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { renameNode } from '../../document/commands/rename-node.ts';
import { setDataColumn } from '../../document/commands/set-data-column.ts';
import { setParam } from '../../document/commands/set-param.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Icon, Tile } from '../../ui/icon.tsx';
import { Figures, Section } from '../../ui/panel.tsx';
import { formatDims, ShapeText } from '../../ui/shape.tsx';
import { ParamField } from './param-field.tsx';
import { TrainingSettingsForm } from './training-settings.tsx';

export function Inspector(): JSX.Element {
  const id = useEditor((state) => state.selection.nodes.at(-1) ?? null);
  const node = useEditor((state) => state.document.graphs.main.nodes.find((each) => each.id === id));
  const t = useText();
  const definition = node ? definitionOf(node) : null;
  return (
    <aside className="inspector" aria-label={t('inspector.label')}>
      {node && definition ? <NodeForm key={node.id} node={node} definition={definition} /> : <TrainingSettingsForm />}
    </aside>
  );
}

interface NodeProps {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
}

function NodeForm({ node, definition }: NodeProps): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const report = useReport().nodes.get(node.id);
  const owner = node.shares === undefined ? node : (nodes.find((each) => each.id === node.shares) ?? node);
  const values = validateParams(definition.params, owner.params ?? {}).values as Readonly<Record<string, unknown>>;
  const weights = report?.weights ?? [];
  return (
    <>
      <NodeHeader node={node} definition={definition} />
      <Shapes definition={definition} inputs={report?.inputs ?? []} outputs={report?.outputs ?? null} values={values} />
      <Parameters node={node} owner={owner} definition={definition} values={values} />
      {weights.length > 0 && (
        <Section title={t('inspector.weights')}>
          <Figures
            rows={weights.map((weight) => ({
              label: weight.name,
              value: `${formatDims(weight.shape)}   ${formatCount(weight.shape.reduce((product, length) => product * length, 1))}`,
            }))}
          />
        </Section>
      )}
      <Section title={t('inspector.what')}>
        <p>{definition.text.docs.what[language]}</p>
        {definition.text.docs.formula !== '' && <pre className="formula">{definition.text.docs.formula}</pre>}
        <p>{definition.text.docs.when[language]}</p>
      </Section>
    </>
  );
}

function Parameters({
  node,
  owner,
  definition,
  values,
}: NodeProps & { readonly owner: DocumentNode; readonly values: Readonly<Record<string, unknown>> }): JSX.Element | null {
  const t = useText();
  const [more, setMore] = useState(false);
  const shown = Object.entries(definition.params).filter(([, param]) => param.visible?.(values) ?? true);
  const advanced = shown.filter(([, param]) => param.advanced);
  const field = ([name, param]: (typeof shown)[number]): JSX.Element => (
    <ParamField
      key={name}
      param={param}
      value={owner.params?.[name] ?? param.default}
      onChange={(value) => editor.execute(setParam, { node: node.id, param: name, value })}
    />
  );
  if (shown.length === 0 && definition.role === 'layer') return null;
  return (
    <Section title={t('inspector.layer')}>
      {definition.role !== 'layer' && <ColumnField node={node} />}
      {shown.filter(([, param]) => !param.advanced).map(field)}
      {advanced.length > 0 && (
        <Button variant="ghost" icon={more ? 'chevron-down' : 'chevron-right'} onClick={() => setMore(!more)}>
          {more ? t('inspector.less') : t('inspector.more')}
        </Button>
      )}
      {more && advanced.map(field)}
    </Section>
  );
}

/** Which column of the data feeds this end of the model. */
function ColumnField({ node }: { readonly node: DocumentNode }): JSX.Element | null {
  const t = useText();
  const facts = useEditor(factsOf);
  const bound = useEditor((state) => state.document.data.columns[node.id] ?? '');
  if (!facts) return null;
  const options = [...new Set([bound, ...facts.columns.map((column) => column.name)])].map((name) => ({
    value: name,
    label: name || t('inspector.none'),
  }));
  return (
    <Field label={t('inspector.column')}>
      <Choice
        label={t('inspector.column')}
        value={bound}
        options={options}
        onChange={(column) => editor.execute(setDataColumn, { node: node.id, column })}
      />
    </Field>
  );
}

function NodeHeader({ node, definition }: NodeProps): JSX.Element {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const finish = (name: string): void => {
    setEditing(false);
    if (name !== node.name) editor.execute(renameNode, { node: node.id, name });
  };
  return (
    <header className="inspector-head">
      <Tile family={definition.family} path={definition.icon} size={32} icon={18} />
      <div>
        {editing ? (
          <input
            className="inspector-name"
            defaultValue={node.name}
            aria-label={t('inspector.name')}
            // biome-ignore lint/a11y/noAutofocus: the field appears because the user asked to edit the name.
            autoFocus
            onBlur={(event) => finish(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finish(event.currentTarget.value);
              if (event.key === 'Escape') setEditing(false);
            }}
          />
        ) : (
          <h2>
            {node.name}
            <IconButton icon="pencil" size={14} label={t('inspector.rename')} onClick={() => setEditing(true)} />
          </h2>
        )}
        <small>{definition.id}</small>
      </div>
    </header>
  );
}

interface ShapesProps {
  readonly definition: LayerDefinition;
  readonly inputs: readonly (TensorType | null)[];
  readonly outputs: readonly TensorType[] | null;
  readonly values: Readonly<Record<string, unknown>>;
}

function Shapes({ definition, inputs, outputs, values }: ShapesProps): JSX.Element | null {
  const t = useText();
  const language = useLanguage();
  const known = inputs.filter((input) => input !== null);
  if (known.length === 0 && !outputs) return null;
  const lines = outputs && known.length === inputs.length ? (definition.arithmetic?.(known, values as never, outputs) ?? []) : [];
  return (
    <Section title={t('inspector.shape')}>
      <div className="shapes">
        {known.map((input, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: inputs have no identity but their place.
          <span key={index} className="chip">
            <ShapeText shape={input.shape} />
          </span>
        ))}
        {known.length > 0 && <Icon name="gives" size={14} />}
        <span className={outputs ? 'chip' : 'chip bad'}>
          {outputs ? outputs.map((output) => formatDims(output.shape)).join(', ') : t('inspector.noShape')}
        </span>
      </div>
      <Figures rows={lines.map((line) => ({ label: line.label[language], value: line.formula }))} />
    </Section>
  );
}
