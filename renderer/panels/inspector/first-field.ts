/** @file Puts the cursor into the first field of a node that was just added, its text selected; a node without fields has the focus itself. */
import { type RefObject, useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { focusNode } from '../../canvas/view/stage.ts';

const store = createStore<{ readonly node: string | null }>(() => ({ node: null }));

export const firstField = {
  /** Asks for it; it comes once the form of this node is drawn. */
  ask: (node: string | null): void => store.setState({ node }),
};

/** `form`: the inspector's own box; `shown`: the node whose form stands in it. */
export function useFirstField(form: RefObject<HTMLElement | null>, shown: string | undefined): void {
  const asked = useStore(store, (state) => state.node);
  useEffect(() => {
    if (asked === null || asked !== shown) return;
    store.setState({ node: null });
    const field = form.current?.querySelector<HTMLInputElement>('input:not([type="hidden"], :disabled), select');
    if (!field) return focusNode();
    field.focus();
    if (field instanceof HTMLInputElement && !field.readOnly) field.select();
  }, [asked, shown, form]);
}
