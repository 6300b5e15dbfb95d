/** @file A node's shapes, in and out, and the arithmetic that leads from one to the other. */
import type { JSX } from 'react';
import type { LayerDefinition, TensorType } from '../../../engine/catalog/define.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { Figures, Section } from '../../ui/panel.tsx';
import { ShapeText } from '../../ui/shape.tsx';

interface Props {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
  /** Complete parameters. */
  readonly values: Readonly<Record<string, unknown>>;
}

export function ShapeSection({ node, definition, values }: Props): JSX.Element | null {
  const t = useText();
  const language = useLanguage();
  const report = useReport().nodes.get(node.id);
  const inputs = report?.inputs ?? [];
  const outputs = report?.outputs ?? null;
  const known = inputs.filter((input) => input !== null);
  if (known.length === 0 && !outputs?.length) return null;
  const lines = outputs && known.length === inputs.length ? (definition.arithmetic?.(known, values as never, outputs) ?? []) : [];
  return (
    <Section title={t('inspector.shape')}>
      {known.length > 1 || !outputs ? (
        <Named
          node={node}
          inputs={inputs}
          outputs={outputs}
          waits={report?.waitsFor !== null}
          needs={definition.inputs.reduce((sum, { min }) => sum + (min ?? 1), 0)}
        />
      ) : (
        <Flow input={known[0]} output={outputs[0]} />
      )}
      {lines.length > 0 && <Figures rows={lines.map((line) => ({ label: line.label[language], value: line.formula }))} />}
    </Section>
  );
}

function Flow({
  input,
  output,
}: {
  readonly input: TensorType | undefined;
  readonly output: TensorType | undefined;
}): JSX.Element {
  const chip = (type: TensorType): JSX.Element => (
    <span className="shape-chip">
      <ShapeText shape={type.shape.length === 0 ? [1] : type.shape} />
    </span>
  );
  return (
    <div className="shape-flow">
      {input && chip(input)}
      {input && output && <Icon name="arrow-right" size={14} />}
      {output && chip(output)}
    </div>
  );
}

interface NamedProps {
  readonly node: DocumentNode;
  readonly inputs: readonly (TensorType | null)[];
  readonly outputs: readonly TensorType[] | null;
  readonly waits: boolean;
  /** So many wires at least. */
  readonly needs: number;
}

/** Each input by the name of the node that gives it, then what comes out, or that nothing does. */
function Named({ node, inputs, outputs, waits, needs }: NamedProps): JSX.Element {
  const t = useText();
  const { nodes, edges } = useEditor((state) => state.document.graphs.main);
  const sources = edges.filter((edge) => edge.target === node.id).map((edge) => nodes.find(({ id }) => id === edge.source)?.name);
  const shapeOf = (type: TensorType | null): JSX.Element =>
    type ? (
      <ShapeText shape={type.shape.length === 0 ? [1] : type.shape} />
    ) : (
      <em className="no-shape">{t('inspector.unknown')}</em>
    );
  const reason = sources.length < needs ? 'inspector.noWire' : 'inspector.noShape';
  const output = outputs?.[0];
  const result = output ? (
    shapeOf(output)
  ) : (
    <em className={waits ? 'no-shape' : 'no-shape bad-shape'}>{t(waits ? 'inspector.unknown' : reason)}</em>
  );
  return (
    <Figures
      rows={[
        ...inputs.map((type, index) => ({ label: sources[index] ?? '', value: shapeOf(type) })),
        { label: node.name, value: result },
      ]}
    />
  );
}
