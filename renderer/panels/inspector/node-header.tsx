/** @file The head of a node's form: tile, name, type. The name is edited in place, by pencil or F2. */
import { type JSX, useRef } from 'react';
import type { LayerDefinition } from '../../../engine/catalog/define.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { focusCanvas } from '../../canvas/view/stage.ts';
import { renameNode } from '../../document/commands/rename-node.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { IconButton } from '../../ui/button.tsx';
import { Tile } from '../../ui/icon.tsx';
import { renaming, useRenaming } from './renaming.ts';

interface Props {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
}

export function NodeHeader({ node, definition }: Props): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const editing = useRenaming(node.id);
  return (
    <header className="inspector-head">
      <Tile family={definition.family} path={definition.icon} size={32} icon={20} />
      <div className="inspector-title">
        {editing ? (
          <NameBox id={node.id} name={node.name} />
        ) : (
          <h2>
            <span title={node.name}>{node.name}</span>
            <IconButton
              icon="pencil"
              size={14}
              label={t('inspector.rename')}
              tip={t('inspector.renameTip')}
              onClick={() => renaming.set(node.id)}
            />
          </h2>
        )}
        <small>{definition.text.title[language]}</small>
      </div>
    </header>
  );
}

/** Enter and leaving it keep what was typed, Esc the old name; both keys lead back to the node. */
function NameBox({ id, name }: { readonly id: string; readonly name: string }): JSX.Element {
  const t = useText();
  const kept = useRef(true);
  const finish = (text: string): void => {
    renaming.set(null);
    if (kept.current) editor.execute(renameNode, { node: id, name: text });
  };
  return (
    <input
      className="inspector-name"
      defaultValue={name}
      aria-label={t('inspector.name')}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the field appears because the user asked to edit the name.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') kept.current = false;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.currentTarget.blur();
        focusCanvas();
      }}
    />
  );
}
