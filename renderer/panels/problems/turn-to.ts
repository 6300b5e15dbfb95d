/** @file The way from Train to the first problem: its node is chosen, so that the canvas shows it, and its row gets the focus. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { dock } from '../../app/layout.ts';
import { select } from '../../document/commands/select.ts';
import { editor } from '../../document/editor.ts';
import { errorsOf } from '../../document/problems.ts';
import { reportOf } from '../../document/report.ts';

/** Asked for and not yet done: the first row listens. */
const asked = createStore<{ readonly open: boolean }>(() => ({ open: false }));

export function turnToFirstProblem(): void {
  const [first] = errorsOf(reportOf(editor.store.getState()));
  if (first && first.node !== null) editor.execute(select, { nodes: [first.node], edges: [] });
  dock.show('problems');
  asked.setState({ open: true });
}

export function useTurnTo(): boolean {
  return useStore(asked, ({ open }) => open);
}

export function turned(): void {
  asked.setState({ open: false });
}
