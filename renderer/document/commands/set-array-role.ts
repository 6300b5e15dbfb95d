/** @file Says what an array of the drawing's file is: an input, a target, one of them for testing, or not used. */
import type { ArrayFacts } from '../../../engine/data/describe.ts';
import { columnOf } from '../../../engine/data/describe.ts';
import { paramsFor, putData } from '../arrays.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

/** Null: not used. */
export type ArrayRole = { readonly part: 'train' | 'test'; readonly node: string } | null;

export interface SetArrayRole {
  readonly array: ArrayFacts;
  readonly role: ArrayRole;
}

export const setArrayRole: Command<SetArrayRole> = {
  id: 'set-array-role',
  label: 'commands.set-array-role',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { array, role }) => {
    const params = role?.part === 'train' ? paramsFor(state.document, role.node, columnOf(array)) : null;
    const { data } = state.document;
    const without = (map: Readonly<Record<string, string>> = {}): Record<string, string> =>
      Object.fromEntries(Object.entries(map).filter(([, name]) => name !== array.name));
    const added = (part: 'train' | 'test'): Record<string, string> => (role?.part === part ? { [role.node]: array.name } : {});
    const columns = { ...without(data.columns), ...added('train') };
    const test = { ...without(data.test), ...added('test') };
    return edit(state, (document) => {
      putData(document, { ...data, columns, test });
      const node = params && document.graphs.main.nodes.find((each) => each.id === role?.node);
      if (node) node.params = structuredClone(params);
    });
  },
};
