/** @file Whose weights the pad serves: those of the run on screen, or the drawing's start weights. A run comes with its own drawing. */
import { useMemo, useRef } from 'react';
import { analyze } from '../../../engine/model/analyze.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { useEngineState } from '../../app/run/engine-watch.ts';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { sourceColumnsOf } from '../../document/state.ts';
import { useRunNumber } from '../../queries/feed.ts';
import { useRunDocument } from '../../queries/queries.ts';
import { type Ends, endsOf } from './ends.ts';

export type Weights = 'last' | 'best';

export interface Served {
  /** Null: the drawing's start weights. */
  readonly run: { readonly id: string; readonly number: number | null; readonly open: boolean } | null;
  readonly document: LoomDocument;
  readonly ends: Ends;
  /** The weights change by themselves. */
  readonly live: boolean;
  /** The net can be asked: it has ends, the engine is there. */
  readonly ready: boolean;
  /** Another one whenever a guess may be another one without the weights' changing by themselves: a step, a pause, an end. */
  readonly stamp: string;
}

/** Null while the run's drawing is on its way. */
export function useServed(): Served | null {
  const { run: shown, runs, open, paused, trained } = useRunFacts();
  const current = useDrawing();
  const engine = useEngineState();
  const columns = useEditor(sourceColumnsOf);
  const run = open ? shown : (trained?.id ?? null);
  const { data } = useRunDocument(run);
  const document = run === null ? current : data;
  const sameSource = document?.data.source === current.data.source;
  const report = useReport();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the report changes with the drawing, and with places, which don't count
  const ends = useMemo(
    () => document && endsOf(run === null ? report.ir : analyze(document).ir, document, sameSource ? columns : null),
    [document, run === null, columns, sameSource],
  );
  const number = runs.find(({ id }) => id === run)?.number ?? null;
  const live = open && !paused;
  const stamp = useRunNumber((numbers) => (live ? '' : `${numbers?.status} ${numbers?.epoch} ${numbers?.step}`));
  return useMemo(() => {
    if (!document || !ends) return null;
    const ready = engine !== 'restarting' && ends.inputs.length > 0 && ends.outputs.length > 0;
    return { run: run === null ? null : { id: run, number, open }, document, ends, live, ready, stamp };
  }, [document, ends, run, number, open, live, engine, stamp]);
}

/** The drawing; the same object while nodes are only moved. */
function useDrawing(): LoomDocument {
  const now = useEditor((state) => state.document);
  const held = useRef(now);
  if (held.current !== now && !sameNet(held.current, now)) held.current = now;
  return held.current;
}

function sameNet(a: LoomDocument, b: LoomDocument): boolean {
  const [before, after] = [a.graphs.main, b.graphs.main];
  return (
    a.training.seed === b.training.seed &&
    a.data === b.data &&
    before.edges === after.edges &&
    before.nodes.length === after.nodes.length &&
    before.nodes.every((node, index) => {
      const other = after.nodes[index];
      return (
        other !== undefined &&
        (node === other ||
          (node.id === other.id &&
            node.type === other.type &&
            node.name === other.name &&
            node.params === other.params &&
            node.shares === other.shares))
      );
    })
  );
}
