/** @file What changed from one run to the next, in words: `Dense 64 → 128`, `learning rate 0.001 → 0.01`, `+ Dropout 'drop'`. */
import { clippingParams } from '../../../engine/catalog/clipping.ts';
import type { Param, Ref } from '../../../engine/catalog/params.ts';
import type { Language } from '../../../engine/core/language.ts';
import { findSample } from '../../../engine/data/samples.ts';
import type { EarlyStopping } from '../../../engine/model/document/types.ts';
import type { Change } from '../../../engine/model/diff.ts';
import { findLayer, findOptimizer } from '../../../engine/model/registry.ts';
import type { TextKey, Translate } from '../../locales/index.ts';
import { showDecimal } from '../../ui/reading.ts';

/** In which words. */
export interface Reader {
  readonly language: Language;
  readonly t: Translate;
}

/** Words of one change: as short as can be, and with the node's name. */
interface Said {
  readonly short: string;
  readonly long: string;
}

/** How many are said in full. */
const said = 2;

/** The first two and how many more there are; short ones get their node's name where they would read alike. */
export function briefChanges(changes: readonly Change[], reader: Reader): string {
  const all = changes.map((change) => sayChange(change, reader));
  const count = (short: string): number => all.filter((each) => each.short === short).length;
  const shown = all.slice(0, said).map(({ short, long }) => (count(short) > 1 ? long : short));
  const more = all.length > said ? [`+${all.length - said}`] : [];
  return [...shown, ...more].join(reader.language === 'en' ? ', ' : '，');
}

/** All of them, each with its node's name: a line a change. */
export function allChanges(changes: readonly Change[], reader: Reader): string {
  return changes.map((change) => sayChange(change, reader).long).join('\n');
}

export function sayChange(change: Change, reader: Reader): Said {
  const { language, t } = reader;
  const both = (text: string): Said => ({ short: text, long: text });
  const step = (what: string, from: unknown, to: unknown, param?: Param): string =>
    `${what} ${showValue(from, reader, param)} → ${showValue(to, reader, param)}`;
  switch (change.kind) {
    case 'added':
      return both(`+ ${titleOf(change.type, language)} '${change.name}'`);
    case 'removed':
      return both(`− ${titleOf(change.type, language)} '${change.name}'`);
    case 'swapped':
      return both(`'${change.name}' ${titleOf(change.from, language)} → ${titleOf(change.to, language)}`);
    case 'renamed':
      return both(`${titleOf(change.type, language)} '${change.from}' → '${change.to}'`);
    case 'param': {
      const param = findLayer(change.type)?.params[change.param];
      const label = inside(param?.text.label[language] ?? change.param, language);
      const title = titleOf(change.type, language);
      const what = change.brief ? `${change.brief.from} → ${change.brief.to}` : step(label, change.from, change.to, param);
      const full = step(label, change.from, change.to, param);
      return { short: `${title} ${what}`, long: `${title} '${change.name}' ${full}` };
    }
    case 'optimizer': {
      const params: Readonly<Record<string, Param>> = { ...findOptimizer(change.type)?.params, ...clippingParams };
      const label = params[change.param]?.text.label[language] ?? change.param;
      return both(step(inside(label, language), change.from, change.to));
    }
    case 'training':
      return both(trainingChange(change, reader));
    case 'data':
      return both(step(inside(t('runs.data'), language), sourceName(change.from, reader), sourceName(change.to, reader)));
    case 'columns':
      return both(t('runs.columnsChanged'));
    case 'wires':
      return both(t('runs.wiresChanged'));
    default:
      return change satisfies never;
  }
}

const settingNames: Readonly<Record<(Change & { kind: 'training' })['setting'], TextKey>> = {
  epochs: 'inspector.epochs',
  batch_size: 'inspector.batchSize',
  validation_split: 'inspector.validationShare',
  shuffle: 'inspector.shuffle',
  seed: 'inspector.seed',
  optimizer: 'inspector.optimizer',
  early_stopping: 'inspector.earlyStopping',
};

const stoppingNames: Readonly<Record<keyof EarlyStopping, TextKey>> = {
  monitor: 'inspector.monitor',
  patience: 'inspector.patience',
  min_delta: 'inspector.minDelta',
  restore_best_weights: 'inspector.restoreBest',
};

function trainingChange({ setting, from, to }: Change & { kind: 'training' }, reader: Reader): string {
  const name = (key: TextKey): string => inside(reader.t(key), reader.language);
  const step = (left: unknown, right: unknown): string => `${showValue(left, reader)} → ${showValue(right, reader)}`;
  const title = name(settingNames[setting]);
  if (setting === 'validation_split') return `${title} ${percent(from)} → ${percent(to)}`;
  if (setting !== 'early_stopping') return `${title} ${step(from, to)}`;
  const [old, now] = [from as EarlyStopping | null, to as EarlyStopping | null];
  if (!old || !now) return `${title} ${step(old !== null, now !== null)}`;
  const parts = (Object.keys(stoppingNames) as (keyof EarlyStopping)[]).filter((key) => old[key] !== now[key]);
  return `${title}: ${parts.map((key) => `${name(stoppingNames[key])} ${step(old[key], now[key])}`).join(', ')}`;
}

function percent(share: unknown): string {
  return `${Number((100 * Number(share)).toFixed(2))} %`;
}

/** English labels begin with a capital; within a sentence they don't. Chinese has none. */
function inside(label: string, language: Language): string {
  return language === 'en' && !/^[A-Z0-9]{2}/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function titleOf(type: string, language: Language): string {
  return findLayer(type)?.text.title[language] ?? type;
}

function sourceName(source: string, reader: Reader): string {
  return findSample(source)?.title[reader.language] ?? (source || reader.t('runs.noData'));
}

function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function showValue(value: unknown, reader: Reader, param?: Param): string {
  if (value === null || value === undefined) return reader.t('inspector.none');
  if (typeof value === 'number') return showDecimal(value);
  if (typeof value === 'boolean') return reader.t(value ? 'runs.on' : 'runs.off');
  if (isRef(value)) return refName(value, reader, param);
  if (!Array.isArray(value)) return String(value);
  if (value.some(isRef)) return value.map((each) => refName(each as Ref, reader, param)).join(' + ');
  return value.length === 0 ? reader.t('inspector.none') : value.join('×');
}

/** Its title, and the values that it doesn't have by default. */
function refName({ type, params }: Ref, reader: Reader, param?: Param): string {
  const known = param && 'options' in param && typeof param.options === 'function' ? param.options() : {};
  const target = Object.hasOwn(known, type) ? known[type] : undefined;
  const values = Object.entries(params ?? {})
    .filter(([name, value]) => value !== target?.params[name]?.default)
    .map(([, value]) => showValue(value, reader));
  return [target?.text.title[reader.language] ?? type, ...values].join(' ');
}
