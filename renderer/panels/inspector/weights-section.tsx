/** @file A node's weights: name, shape, how many numbers. */
import type { JSX } from 'react';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { useReport } from '../../app/use-editor.ts';
import { formatCount, useText } from '../../locales/index.ts';
import { Section } from '../../ui/panel.tsx';
import { ShapeText } from '../../ui/shape.tsx';

export function WeightsSection({ node }: { readonly node: DocumentNode }): JSX.Element | null {
  const t = useText();
  const weights = useReport().nodes.get(node.id)?.weights ?? [];
  if (weights.length === 0) return null;
  return (
    <Section title={t('inspector.weights')}>
      <table className="weights">
        <thead className="visually-hidden">
          <tr>
            <th>{t('inspector.name')}</th>
            <th>{t('inspector.shape')}</th>
            <th>{t('inspector.count')}</th>
          </tr>
        </thead>
        <tbody>
          {weights.map(({ name, shape, trainable }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {!trainable && <small title={t('inspector.running')}>{t('inspector.untrained')}</small>}
              </th>
              <td>
                <ShapeText shape={shape} />
              </td>
              <td>
                <code>{formatCount(shape.reduce((product, length) => product * length, 1))}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
