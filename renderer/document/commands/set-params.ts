/** @file Gives several parameters of a node their values, as one step. */
import { asOneStep } from '../history.ts';
import { always, type Command } from './command.ts';
import { setParam } from './set-param.ts';

export interface SetParams {
  readonly node: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const setParams: Command<SetParams> = {
  id: 'set-params',
  label: 'commands.set-params',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { node, values }) =>
    asOneStep(
      state,
      Object.entries(values).reduce((next, [param, value]) => setParam.run(next, { node, param, value }), state),
    ),
};
