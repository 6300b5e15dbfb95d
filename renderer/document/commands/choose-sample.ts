/** @file Gives the drawing the built-in set that fits it, with pictures in the range that the model takes. */
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { bindSample, fittingSample, type SampleFit } from '../../../engine/model/sample-binding.ts';
import { applyDataChange, type DataChange } from '../arrays.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

/** `most`: the largest value that the Input takes, 1 or 255. */
export const chooseSample: Command<{ readonly most: number }> = {
  id: 'choose-sample',
  label: 'commands.choose-sample',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { most }) => {
    const fit = fittingSample(state.document);
    if (!fit) return state;
    const change = sampleChange(state.document, fit, most);
    return edit(state, (document) => applyDataChange(document, change));
  },
};

function sampleChange(document: LoomDocument, fit: SampleFit, most: number): DataChange {
  const bound = bindSample(document, fit, most);
  const output = (each: LoomDocument) => each.graphs.main.nodes.find((node) => node.id === fit.output.node)?.params;
  const same = JSON.stringify(output(document)) === JSON.stringify(output(bound));
  return { data: bound.data, params: same ? {} : { [fit.output.node]: output(bound) } };
}
