/** @file The repairs of a problem, tried when there is time: those of the first at once, the others one task each. */
import { useEffect, useMemo, useState } from 'react';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import type { Issue } from '../../../engine/model/ir.ts';
import { useEditor } from '../../app/use-editor.ts';
import { editor } from '../../document/editor.ts';
import { type Offer, offersOf } from './preview.ts';

const none: readonly Offer[] = [];

interface Made {
  readonly issue: Issue;
  readonly document: LoomDocument;
  readonly offers: readonly Offer[];
}

/** Trying one analyses the whole drawing: with 300 nodes that is tens of milliseconds. */
export function useOffers(issue: Issue, first: boolean): readonly Offer[] {
  const document = useEditor((state) => state.document);
  const facts = useEditor((state) => state.facts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a repair leads to follows from these; not from what is selected.
  const now = useMemo(() => (first ? offersOf(editor.store.getState(), issue) : null), [document, facts, issue, first]);
  const [made, setMade] = useState<Made | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    if (first) return undefined;
    const timer = setTimeout(() => setMade({ issue, document, offers: offersOf(editor.store.getState(), issue) }), 0);
    return () => clearTimeout(timer);
  }, [document, facts, issue, first]);
  return now ?? (made?.issue === issue && made.document === document ? made.offers : none);
}
