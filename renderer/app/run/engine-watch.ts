/** @file Watches the engine process: says when it stopped and when it is back. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { client, connectionState, watchConnection } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/errors.ts';
import { subscribe } from '../../bridge/subscribe.ts';
import { say } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { resultsQuery } from '../../queries/queries.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import type { RunNumbers } from '../../queries/run-fold.ts';
import { dock } from '../layout.ts';
import { notify, notifyError } from '../notify.tsx';
import { isAsked } from './run-actions.ts';

interface EngineView {
  readonly state: 'starting' | 'ready' | 'stuck' | 'restarting';
}

const store = createStore<EngineView>(() => ({ state: 'starting' }));

export function useEngineState(): EngineView['state'] {
  return useStore(store, (view) => view.state);
}

export function followEngine(): void {
  const until = new AbortController();
  void subscribe(
    (signal) => client.app.engine(undefined, { signal }),
    ({ state }) => {
      const before = store.getState().state;
      store.setState({ state });
      if (before === 'restarting' && state === 'ready') notify('good', say('shell.engineBack'));
      if (state === 'restarting') void queryClient.invalidateQueries({ queryKey: keys.runs });
    },
    until.signal,
  ).catch(notifyError);
  feed.onFailure((_, error) => tellFailure(error));
  feed.onEnd((run, numbers) => void tellEnd(run, numbers));
  let lost = false;
  watchConnection(() => {
    if (connectionState() === 'lost') lost = true;
    if (connectionState() === 'open' && lost) {
      lost = false;
      void queryClient.invalidateQueries();
    }
  });
}

/** A run that could not go on. That the engine died is said by the banners, with Resume: a second message would lie on them. */
function tellFailure(error: unknown): void {
  const code = codeOf(error);
  if (code !== null && code !== 'engine.process-gone') notifyError(error);
}

/** Shows what came of a run: its results, or that it was stopped; what went wrong stands in a banner. */
async function tellEnd(run: string, { status, step }: RunNumbers): Promise<void> {
  if (status === 'stopped' && !isAsked()) notify('info', say('run.stopped'));
  // Other weights, other results; and the list must know the end before results are looked for.
  await Promise.all(
    [keys.results(run), keys.curve(run), keys.runs].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
  // The end of its epochs tests a run; one that was stopped is tested now, so that Runs can say what it is worth.
  if (status === 'stopped') void queryClient.prefetchQuery(resultsQuery(run, step));
  if (status === 'completed' && feed.shown?.run === run) dock.show('results');
}
