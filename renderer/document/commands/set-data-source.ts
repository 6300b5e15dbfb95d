/** @file Takes the data from another source: a built-in set that fits is bound at once, else columns of the same name stay bound. */
import { findSample } from '../../../engine/data/samples.ts';
import { fittingSample } from '../../../engine/model/sample-binding.ts';
import { putData } from '../arrays.ts';
import { edit } from '../history.ts';
import { chooseSample } from './choose-sample.ts';
import { always, type Command } from './command.ts';

export const setDataSource: Command<{ readonly source: string }> = {
  id: 'set-data-source',
  label: 'commands.set-data-source',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { source }) => {
    if (state.document.data.source === source) return state;
    const fit = findSample(source) && fittingSample(state.document);
    if (fit?.sample.id === source) return chooseSample.run(state, { most: 1 });
    const { columns } = state.document.data;
    return edit(state, (document) => putData(document, { source, columns }));
  },
};
