/** @file Offers the last layer what fits the target: "10 units, softmax: fits the 10 classes of label". One click, one step. */
import type { JSX } from 'react';
import type { LayerDefinition } from '../../../engine/catalog/define.ts';
import { useEditor } from '../../app/use-editor.ts';
import { setParams } from '../../document/commands/set-params.ts';
import { editor } from '../../document/editor.ts';
import { type HeadOffer, headOffer } from '../../document/offer.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Icon } from '../../ui/icon.tsx';

interface OfferProps {
  readonly node: string;
  readonly definition: LayerDefinition;
}

export function Offer({ node, definition }: OfferProps): JSX.Element | null {
  const t = useText();
  const found = useEditor((state) => JSON.stringify(headOffer(state, node)));
  const words = useWords(definition);
  const offer = JSON.parse(found) as HeadOffer | null;
  if (!offer) return null;
  const { column, values } = offer;
  const count = column.classes ?? column.shape[0] ?? 1;
  return (
    <button
      type="button"
      className="head-offer"
      data-testid="head-offer"
      onClick={() => editor.execute(setParams, { node, values })}
    >
      <Icon name="wand" />
      <span>
        <b>{words(values)}</b>
        {t('drawing.colon')}
        {t(column.classes === undefined ? 'drawing.fitsValues' : 'drawing.fitsClasses', { count, column: column.name })}
      </span>
    </button>
  );
}

/** `10 units, softmax`: numbers with the name of their field, words alone. */
function useWords(definition: LayerDefinition): (values: HeadOffer['values']) => string {
  const t = useText();
  const language = useLanguage();
  return (values) =>
    Object.entries(values)
      .map(([name, value]) => {
        const label = definition.params[name]?.text.label[language].toLowerCase() ?? name;
        return typeof value === 'number' ? t('drawing.offered', { value: String(value), label }) : String(value);
      })
      .join(t('drawing.comma'));
}
