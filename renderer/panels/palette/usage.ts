/** @file Which layers this person takes: the last ones and the most used ones come first where nothing is asked for. */
import type { LayerDefinition } from '../../../engine/catalog/define.ts';
import { type Stored, stored } from '../../ui/stored.ts';

export interface Usage {
  /** Ids, newest first. */
  readonly recent: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const none: Usage = { recent: [], counts: {} };
const remembered = 3;

function read(raw: string | null): Usage {
  try {
    const value = raw === null ? none : (JSON.parse(raw) as Partial<Usage>);
    return { recent: Array.isArray(value.recent) ? value.recent : [], counts: value.counts ?? {} };
  } catch {
    return none;
  }
}

export const usage: Stored<Usage> = stored('layerloom.layers', read, (value) => JSON.stringify(value));

/** Counts that a layer was taken. */
export function took(id: string): void {
  usage.set(taken(usage.get(), id));
}

export function taken({ recent, counts }: Usage, id: string): Usage {
  return {
    recent: [id, ...recent.filter((other) => other !== id)].slice(0, remembered),
    counts: { ...counts, [id]: (counts[id] ?? 0) + 1 },
  };
}

/** The last three, then by how often, then as they were. */
export function byUsage(layers: readonly LayerDefinition[], { recent, counts }: Usage): LayerDefinition[] {
  const rank = ({ id }: LayerDefinition): number => (recent.includes(id) ? recent.indexOf(id) : remembered);
  return [...layers].sort((a, b) => rank(a) - rank(b) || (counts[b.id] ?? 0) - (counts[a.id] ?? 0));
}
