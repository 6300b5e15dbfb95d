/** @file The palette: all layers by family, found by name or keyword; a click appends, a drag places. */
import './palette.css';
import { type JSX, useMemo, useState } from 'react';
import type { Family } from '../../../engine/catalog/define.ts';
import { allLayers } from '../../../engine/model/registry.ts';
import { appendNode } from '../../document/commands/append-node.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, Tile } from '../../ui/icon.tsx';
import { firstField } from '../inspector/first-field.ts';
import { endDrag, startDrag } from './drag.ts';
import { searchLayers } from './search-layers.ts';
import { took } from './usage.ts';

const families: readonly Family[] = ['io', 'core', 'convolution', 'pooling', 'normalization', 'regularization', 'merging'];

export function Palette({ onTemplates }: { readonly onTemplates: () => void }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchLayers(allLayers(), query).map(({ layer }) => layer), [query]);
  return (
    <nav className="palette" aria-label={t('palette.label')}>
      <Button icon="template" wide onClick={onTemplates}>
        {t('palette.templates')}
      </Button>
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          value={query}
          placeholder={t('palette.search')}
          aria-label={t('palette.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {found.length === 0 && <p className="palette-none">{t('palette.nothing')}</p>}
      {families.map((family) => {
        const layers = found.filter((layer) => layer.family === family).sort((a, b) => a.order - b.order);
        if (layers.length === 0) return null;
        return (
          <section key={family}>
            <h2>{t(`palette.${family}`)}</h2>
            {layers.map((layer) => (
              <button
                key={layer.id}
                type="button"
                className="palette-row"
                title={layer.text.summary[language]}
                draggable
                onDragStart={(event) => startDrag(event, layer.id)}
                onDragEnd={endDrag}
                onClick={() => append(layer.id)}
              >
                <Tile family={family} path={layer.icon} />
                {layer.text.title[language]}
              </button>
            ))}
          </section>
        );
      })}
    </nav>
  );
}

/** Appends the layer; what is typed next goes into its first field. */
function append(type: string): void {
  if (!editor.execute(appendNode, { type })) return;
  took(type);
  firstField.ask(editor.store.getState().selection.nodes.at(-1) ?? null);
}
