/** @file The sentences of fixes, as the words of buttons, in the reader's language. */
import type { Fix, FixNode, Insert } from '../catalog/define.ts';
import { formatMessage } from '../core/messages/format.ts';
import type { Language } from '../core/language.ts';
import { validateParams } from '../catalog/validate.ts';
import type { LoomDocument } from './document/types.ts';
import type { Issue } from './ir.ts';
import { findLayer } from './registry.ts';

interface Around {
  readonly document: LoomDocument;
  /** Id of the node at fault. */
  readonly node: string | null;
  readonly language: Language;
}

type Kind = Exclude<Fix['kind'], 'several'>;

/** What a fix does. */
export function fixText(fix: Fix, issue: Issue, document: LoomDocument, language: Language): string {
  return textOf(fix, { document, node: issue.node, language });
}

function textOf(fix: Fix, around: Around): string {
  if (fix.kind === 'several') return severalText(fix.fixes, around);
  // The table has the right entry for each kind; the compiler can't see that the two kinds are one.
  return (texts[fix.kind] as (fix: Fix, around: Around) => string)(fix, around);
}

const texts: { readonly [K in Kind]: (fix: Extract<Fix, { readonly kind: K }>, around: Around) => string } = {
  'insert-before': (fix, around) =>
    say('fix.insert-before', around, { type: layersText([fix], around), name: nameBy(around, fix.node) }),
  connect({ source, through }, around) {
    const values = { source: nameOf(around, source), name: nameOf(around, around.node) };
    if (through.length === 0) return say('fix.connect', around, values);
    return say('fix.connect-through', around, { ...values, type: layersText(through, around) });
  },
  'add-node': ({ type, feeds }, around) =>
    feeds
      ? say('fix.add-node-before', around, { type: titleOf(type, around), name: nameOf(around, feeds.node) })
      : say('fix.add-node', around, { type: titleOf(type, around) }),
  'remove-node': (_, around) => say('fix.remove-node', around, { name: nameOf(around, around.node) }),
  'remove-edge'({ edge: id }, around) {
    const edge = around.document.graphs.main.edges.find((each) => each.id === id);
    return say('fix.remove-edge', around, {
      source: nameOf(around, edge?.source ?? null),
      name: nameOf(around, edge?.target ?? null),
    });
  },
  'set-param': (fix, around) => setText([fix], around),
  'set-loss': ({ loss }, around) => say('fix.set-loss', around, { type: loss.type }),
  'unset-param': ({ param }, around) => say('fix.unset-param', around, { param }),
  rename: ({ name }, around) => say('fix.rename', around, { name }),
  unshare: (_, around) => say('fix.unshare', around, {}),
  'set-column': ({ column }, around) => say('fix.set-column', around, { column }),
  'set-training': ({ values }, around) => trainingText(values, around),
  'keep-size': (_, around) => say('fix.keep-size', around, {}),
};

/** Equal ones are said once; else one after another. */
function severalText(fixes: readonly Fix[], around: Around): string {
  const inserts = fixes.filter((fix) => fix.kind === 'insert-before');
  if (inserts.length === fixes.length) {
    return say('fix.insert-before', around, { type: layersText(inserts, around), name: nameOf(around, around.node) });
  }
  const sets = fixes.filter((fix) => fix.kind === 'set-param');
  const [first] = sets;
  const equal = sets.every(({ param, value }) => param === first?.param && show(value) === show(first.value));
  if (first && equal && sets.length === fixes.length) return setText(sets, around);
  const loss = fixes.find((fix) => fix.kind === 'set-loss');
  const others = sets.filter(({ node }) => node !== undefined && node !== 'self');
  // A loss, what the last layer needs for it, and metrics: the loss and the layer say enough.
  if (loss && others.length > 0 && sets.length === fixes.length - 1) {
    const values = others.map(({ value }) => (typeof value === 'string' ? value : show(value))).join(', ');
    return say('fix.set-loss-and', around, { type: loss.loss.type, name: nameBy(around, others[0]?.node), value: values });
  }
  return fixes.map((fix) => textOf(fix, around)).join(around.language === 'en' ? '; ' : '；');
}

/** One value for one node or several. */
function setText(fixes: readonly Extract<Fix, { readonly kind: 'set-param' }>[], around: Around): string {
  const [{ param, value, node }] = fixes as [(typeof fixes)[number]];
  const values = { param, value: show(value) };
  if (node === 'self') return say('fix.set-param', around, values);
  const names = fixes.map((fix) => nameBy(around, fix.node));
  return say('fix.set-param-of', around, { ...values, name: listOf(names, around) });
}

/** What would be another value than the document's. */
function trainingText(values: Readonly<Record<string, unknown>>, around: Around): string {
  const changed = changes({ ...around.document.training }, values);
  return changed
    .map(([param, value]) =>
      value === undefined
        ? say('fix.unset-param', around, { param })
        : say('fix.set-param', around, { param, value: show(value) }),
    )
    .join(around.language === 'en' ? '; ' : '；');
}

function changes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): (readonly [name: string, value: unknown])[] {
  const names = new Set([...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [old, next] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    if (!isObject(old) || !isObject(next)) return [[name, next] as const];
    const gone = Object.keys(old).filter((key) => !(key in next));
    return [...changes(old, next), ...gone.map((key) => [key, undefined] as const)];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Flatten and Dense 10 softmax`; equal ones with their number. */
function layersText(layers: readonly Insert[], around: Around): string {
  const words = layers.map(({ type, params }) => {
    const layer = findLayer(type);
    const brief =
      Object.keys(params).length > 0 && layer
        ? layer.brief(validateParams(layer.params, params).values as never, around.language)
        : [];
    return [titleOf(type, around), ...brief].join(' ');
  });
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return listOf(
    [...counts].map(([word, count]) => (count > 1 ? `${count} × ${word}` : word)),
    around,
  );
}

function listOf(words: readonly string[], { language }: Around): string {
  return new Intl.ListFormat(language).format(words);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`;
  if (Array.isArray(value)) return value.map((each) => (isObject(each) ? String(each['type']) : String(each))).join(' × ') || '–';
  return isObject(value) ? String(value['type'] ?? JSON.stringify(value)) : String(value);
}

function say(code: string, { language }: Around, values: Parameters<typeof formatMessage>[1]): string {
  return formatMessage(code, values, language);
}

function nameBy(around: Around, ref: FixNode = 'self'): string {
  if (ref === 'self') return nameOf(around, around.node);
  if ('id' in ref) return nameOf(around, ref.id);
  const edge = around.document.graphs.main.edges.find((each) => each.target === around.node);
  return nameOf(around, edge?.source ?? null);
}

function nameOf({ document }: Around, id: string | null): string {
  return document.graphs.main.nodes.find((node) => node.id === id)?.name ?? '';
}

function titleOf(type: string, { language }: Around): string {
  return findLayer(type)?.text.title[language] ?? type;
}
