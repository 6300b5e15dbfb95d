/** @file The numbers by epoch of a run that is over, read from its events. */
import { client } from '../bridge/client.ts';
import type { Metrics } from './types.ts';

export interface Curve {
  readonly epochs: number;
  readonly points: readonly { readonly epoch: number; readonly metrics: Metrics }[];
}

export async function readCurve(run: string, signal: AbortSignal): Promise<Curve> {
  const points = new Map<number, Metrics>();
  let epochs = 1;
  for await (const events of await client.runs.events({ run, after: 0 }, { signal })) {
    for (const event of events) {
      if (event.event === 'start') epochs = event.epochs;
      if (event.event === 'epoch') points.set(event.epoch, event.metrics);
      // A run that goes on is watched by the feed; here only what it has so far counts.
      if (event.event === 'end') return made(points, epochs);
    }
  }
  return made(points, epochs);
}

function made(points: ReadonlyMap<number, Metrics>, epochs: number): Curve {
  const sorted = [...points].sort(([a], [b]) => a - b).map(([epoch, metrics]) => ({ epoch, metrics }));
  return { epochs: Math.max(epochs, sorted.at(-1)?.epoch ?? 0), points: sorted };
}

/** A line of a chart: epoch and value, where there is one. */
export function pointsOf(curve: Curve | undefined, metric: string): [number, number][] {
  return (curve?.points ?? []).flatMap(({ epoch, metrics }) =>
    typeof metrics[metric] === 'number' ? [[epoch, metrics[metric]] as [number, number]] : [],
  );
}
