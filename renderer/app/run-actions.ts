/** @file What the run control does. */
import { client } from '../bridge/client.ts';
import { editor } from '../document/editor.ts';
import { say } from '../locales/index.ts';
import { feed } from '../queries/feed.ts';
import { keys, queryClient } from '../queries/query-client.ts';
import type { RunSummary } from '../queries/types.ts';
import { dock } from './layout.ts';
import { notify } from './notify.tsx';
import { session } from './session.ts';

function shown(run: string, epochs?: number): void {
  feed.watch(run, epochs, true);
  dock.show('training');
  void queryClient.invalidateQueries({ queryKey: keys.runs });
}

/** A new run of the drawing; `step`: one batch, then a pause. */
export async function startRun(step: boolean): Promise<void> {
  const { document } = editor.store.getState();
  if (document.data.source === '') {
    dock.show('data');
    notify('info', say('data.noDataToTrain'));
    return;
  }
  const { run } = await client.runs.start({ project: session().project?.id ?? null, document, step });
  shown(run);
}

/** More epochs on a run that is over, or the rest of one that was cut off. */
export async function goOn(run: RunSummary): Promise<void> {
  // One that stopped early is over too, though epochs are left.
  const over = run.status === 'completed' || run.epoch >= run.epochs;
  const epochs = !over ? 0 : editor.store.getState().document.training.epochs;
  await client.runs.resume({ run: run.id, epochs });
  await queryClient.invalidateQueries({ queryKey: keys.results(run.id) });
  shown(run.id, run.epochs + epochs);
}

export async function steer(run: string, action: 'pause' | 'resume' | 'step' | 'stop'): Promise<void> {
  await client.runs.control({ run, action });
}
