/** @file Tells the editor what is known of the document's data: built-in sets at once, files when the shell has read them. */
import { columnOf } from '../../../engine/data/describe.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { editor } from '../../document/editor.ts';
import { factsOf, type SourceFacts } from '../../document/state.ts';
import { datasetOptions } from '../../queries/datasets.ts';
import { queryClient } from '../../queries/query-client.ts';
import type { Dataset } from '../../queries/types.ts';
import { session, watchSession } from '../documents/session.ts';

export function factsOfFile({ source, arrays }: Dataset): SourceFacts {
  const lengths = Object.fromEntries(arrays.map((array) => [array.name, array.shape[0] ?? 0]));
  const columns = arrays.filter((array) => array.shape.length > 0).map(columnOf);
  return { source, columns, train: 0, test: null, lengths };
}

/** Starts following the document. */
export function followSource(): void {
  let { opened } = editor.store.getState();
  let asked = '';
  const look = (): void => {
    const state = editor.store.getState();
    const { source } = state.document.data;
    const project = session().project?.id ?? null;
    const another = state.opened !== opened;
    opened = state.opened;
    const sample = findSample(source);
    if (sample) {
      if (factsOf(state) === null)
        editor.setFacts({ source: sample.id, columns: sample.columns, train: sample.length, test: sample.testLength });
      return;
    }
    // Two drawings may call different files by one name.
    if (another && state.facts && !findSample(state.facts.source)) editor.setFacts(null);
    if (another) asked = '';
    const question = `${project} ${source}`;
    if (source === '' || project === null || asked === question) return;
    if (!another && factsOf(state) !== null) return;
    asked = question;
    queryClient
      .fetchQuery(datasetOptions(project, source))
      .then((dataset) => {
        if (session().project?.id === project && editor.store.getState().document.data.source === source)
          editor.setFacts(factsOfFile(dataset));
      })
      .catch(() => {
        // The Data tab says what is wrong; the question may be asked again.
        if (asked === question) asked = '';
      });
  };
  editor.store.subscribe(look);
  watchSession(look);
  look();
}
