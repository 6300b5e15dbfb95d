/** @file What the inspector shows of a node: name, shapes, parameters, weights, docs. */
import type { JSX } from 'react';
import type { LayerDefinition } from '../../../engine/catalog/define.ts';
import { validateParams } from '../../../engine/catalog/validate.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setDataColumn } from '../../document/commands/set-data-column.ts';
import { setParam } from '../../document/commands/set-param.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/panel.tsx';
import { Offer } from './head-offer.tsx';
import { NodeHeader } from './node-header.tsx';
import { ParamList } from './param-list.tsx';
import { ShapeSection } from './shape-section.tsx';
import { WeightsSection } from './weights-section.tsx';

interface Props {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
}

export function NodeForm({ node, definition }: Props): JSX.Element {
  const owner = useEditor(({ document }) => {
    const { nodes } = document.graphs.main;
    return node.shares === undefined ? node : (nodes.find((each) => each.id === node.shares) ?? node);
  });
  const given = owner.params ?? {};
  const values = validateParams(definition.params, given).values as Readonly<Record<string, unknown>>;
  const ends = definition.role !== 'layer';
  const t = useText();
  return (
    <>
      <NodeHeader node={node} definition={definition} />
      <RunNote />
      <ShapeSection node={node} definition={definition} values={values} />
      {(ends || Object.keys(definition.params).length > 0) && (
        <Section title={t(ends ? 'inspector.end' : 'inspector.layer')}>
          <Offer node={node.id} definition={definition} />
          {ends && <ColumnField node={node} />}
          <ParamList
            params={definition.params}
            values={given}
            onChange={(param, value, merge) =>
              editor.execute(setParam, { node: node.id, param, value, ...(merge === undefined ? {} : { merge }) })
            }
          />
        </Section>
      )}
      <WeightsSection node={node} />
      <Docs definition={definition} />
    </>
  );
}

/** While a run is open, what is changed here is not part of it. */
function RunNote(): JSX.Element | null {
  const t = useText();
  const { open } = useRunFacts();
  if (!open) return null;
  return (
    <p className="run-note">
      <Icon name="info" size={15} />
      {t('inspector.nextRunOnly')}
    </p>
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
    <Field label={t('inspector.column')} help={t('inspector.columnHelp')}>
      <Choice
        label={t('inspector.column')}
        value={bound}
        options={options}
        onChange={(column) => editor.execute(setDataColumn, { node: node.id, column })}
      />
    </Field>
  );
}

function Docs({ definition }: { readonly definition: LayerDefinition }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const { what, when, formula, example } = definition.text.docs;
  return (
    <Section title={t('inspector.what')}>
      <div className="docs">
        <p>{what[language]}</p>
        {formula !== '' && <pre className="formula">{formula}</pre>}
        <p>{when[language]}</p>
        <p>{example[language]}</p>
      </div>
    </Section>
  );
}
