/** @file The inspector: the selected node's form, shapes, weights and docs; with nothing selected the settings of the next run. */
import './inspector.css';
import { type JSX, useRef } from 'react';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { useEditor } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { useFirstField } from './first-field.ts';
import { NodeForm } from './node-form.tsx';
import { RunSettings } from './run-settings.tsx';

export function Inspector(): JSX.Element {
  const t = useText();
  const node = useEditor(({ selection, document }) => {
    const id = selection.nodes.at(-1);
    return document.graphs.main.nodes.find((each) => each.id === id);
  });
  const box = useRef<HTMLElement>(null);
  useFirstField(box, node?.id);
  const definition = node ? definitionOf(node) : null;
  return (
    <aside ref={box} className="inspector" aria-label={t('inspector.label')}>
      {node && definition ? <NodeForm key={node.id} node={node} definition={definition} /> : <RunSettings />}
    </aside>
  );
}
