/** @file Quick-add: a layer by a few letters, at the cursor. Enter adds, arrows move, Esc closes. */
import './quick-add.css';
import { type JSX, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { LayerDefinition } from '../../../engine/catalog/define.ts';
import { allLayers } from '../../../engine/model/registry.ts';
import { addNode } from '../../document/commands/add-node.ts';
import { appendNode } from '../../document/commands/append-node.ts';
import { editor } from '../../document/editor.ts';
import { fitsPort } from '../../document/fits.ts';
import { nodeSize, type Point } from '../../document/graph.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Icon, Tile } from '../../ui/icon.tsx';
import { type Found, searchLayers } from '../palette/search-layers.ts';
import { byUsage, took, usage } from '../palette/usage.ts';
import { type Asked, quickAdd, useAsked } from './asked.ts';

export function QuickAdd(): JSX.Element | null {
  const asked = useAsked();
  return asked && <Box key={`${asked.at.x} ${asked.at.y}`} asked={asked} />;
}

const size = { width: 288, height: 304 };

/** Beside the cursor; a wire from an input comes from the right, and stays in sight. */
function placeOf({ at, from }: Asked): { readonly left: number; readonly top: number } {
  const left = from?.side === 'target' && at.x > size.width + 8 ? at.x - size.width : at.x;
  return { left: Math.min(left, innerWidth - size.width - 8), top: Math.min(at.y, innerHeight - size.height - 8) };
}

function Box({ asked }: { readonly asked: Asked }): JSX.Element {
  const t = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const layers = useMemo(() => offered(asked), [asked]);
  const found = useMemo(() => searchLayers(layers, query), [layers, query]);
  const add = (index: number): void => {
    const layer = found[index]?.layer;
    if (!layer) return;
    insert(layer, asked);
    quickAdd.close();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && found.length > 0) setChosen((chosen + move + found.length) % found.length);
    else if (event.key === 'Enter') add(chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') quickAdd.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="quick-add"
      role="dialog"
      aria-label={t('drawing.quickAdd')}
      style={placeOf(asked)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) quickAdd.leave();
      }}
    >
      <label className="quick-add-search">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found[chosen] ? `${list}-${chosen}` : undefined}
          aria-label={t('drawing.quickAdd')}
          placeholder={t(asked.from ? 'drawing.whatFits' : 'drawing.findLayer')}
          value={query}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the box was opened to type into it.
          autoFocus
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </label>
      <Results id={list} found={found} chosen={chosen} onChoose={setChosen} onAdd={add} />
      {found.length === 0 && <p className="quick-add-none">{t('palette.nothing')}</p>}
    </div>
  );
}

interface ResultsProps {
  readonly id: string;
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onAdd: (index: number) => void;
}

function Results({ id, found, chosen, onChoose, onAdd }: ResultsProps): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void box.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div ref={box} id={id} role="listbox" aria-label={t('palette.label')} className="quick-add-list">
      {found.map(({ layer, word }, index) => {
        const title = layer.text.title[language];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and the keys.
          <div
            key={layer.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerMove={() => index !== chosen && onChoose(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onAdd(index)}
          >
            <Tile family={layer.family} path={layer.icon} />
            <span>{title}</span>
            {word !== title && <small>{word}</small>}
          </div>
        );
      })}
    </div>
  );
}

/** What fits, the last used and most used first. */
function offered({ from }: Asked): LayerDefinition[] {
  const state = editor.store.getState();
  const layers = byUsage(allLayers(), usage.get());
  return from ? layers.filter((layer) => fitsPort(state, from, layer)) : layers;
}

function insert({ id: type }: LayerDefinition, { place, from }: Asked): void {
  const added = place
    ? editor.execute(addNode, { type, position: corner(place, from?.side ?? null), from })
    : editor.execute(appendNode, { type });
  if (added) took(type);
}

/** The node's upper left: the cursor is in its middle, or on the port that the wire leads to. */
function corner(place: Point, side: 'source' | 'target' | null): Point {
  const ahead = side === null ? nodeSize.width / 2 : side === 'source' ? 0 : nodeSize.width;
  return { x: Math.round((place.x - ahead) / 8) * 8, y: Math.round((place.y - nodeSize.height / 2) / 8) * 8 };
}
