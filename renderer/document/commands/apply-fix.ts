/** @file Carries out the repair that a problem offers, as one step. */
import type { Fix } from '../../../engine/catalog/define.ts';
import { fixers } from '../fixers.ts';
import { asOneStep } from '../history.ts';
import type { EditorState } from '../state.ts';
import { always, type Command } from './command.ts';

export interface ApplyFix {
  readonly fix: Fix;
  /** The node at fault; null where the document as a whole is. */
  readonly node: string | null;
}

export const applyFix: Command<ApplyFix> = {
  id: 'apply-fix',
  label: 'commands.apply-fix',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { fix, node }) => asOneStep(state, apply(state, fix, node)),
};

function apply(state: EditorState, fix: Fix, node: string | null): EditorState {
  if (fix.kind === 'several') return fix.fixes.reduce((now, part) => apply(now, part, node), state);
  // The table has the right entry for each kind; the compiler can't see that the two kinds are one.
  const fixer = fixers[fix.kind] as (state: EditorState, fix: Fix, node: string | null) => EditorState;
  return fixer(state, fix, node);
}
