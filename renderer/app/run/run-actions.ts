/** @file What the run control does. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { client } from '../../bridge/client.ts';
import { editor } from '../../document/editor.ts';
import { say } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import { isOpen, type RunSummary } from '../../queries/types.ts';
import { dock } from '../layout.ts';
import { clearNotices, notify } from '../notify.tsx';
import { session } from '../documents/session.ts';
import { StepQueue } from './step-queue.ts';

/** Asked for, and not answered yet: the page says so at once, by itself. */
const asked = createStore<{ readonly data: string | null }>(() => ({ data: null }));

/** The data of a run that was asked for, until the engine has a word of its own; null: none. */
export function useAsked(): string | null {
  return useStore(asked, (state) => state.data);
}

export function isAsked(): boolean {
  return asked.getState().data !== null;
}

const steps = new StepQueue({ numbers: feed.numbers, isAsked, send: () => steer(feed.shown?.run ?? '', 'step') });
feed.subscribe(() => steps.look());

/** Whether Step was pressed, and its batch is not done. */
export function useStepping(): boolean {
  return useStore(steps.busy);
}

/** `begin` gives the run that it started, and the epochs that it is planned to come to. */
async function show(data: string, begin: () => Promise<{ readonly run: string; readonly epochs: number }>): Promise<void> {
  if (asked.getState().data !== null) return;
  if (data === '') {
    dock.show('data');
    notify('info', say('data.noDataToTrain'));
    return;
  }
  clearNotices();
  asked.setState({ data });
  dock.show('training');
  try {
    const { run, epochs } = await begin();
    feed.watch(run, epochs, true);
    void queryClient.invalidateQueries({ queryKey: keys.runs });
  } finally {
    asked.setState({ data: null });
  }
}

/**
 * A new run of the drawing, from fresh weights; `step`: one batch, then a pause. `open`: the run that waits until then. It is
 * ended and kept, and can be continued.
 */
export function startRun(step: boolean, open: string | null = null): Promise<void> {
  const { document } = editor.store.getState();
  return show(document.data.source, async () => {
    if (open !== null) await steer(open, 'stop');
    const { run } = await client.runs.start({ project: session().project?.id ?? null, document, step });
    return { run, epochs: document.training.epochs };
  });
}

/** So many more epochs as the settings say, on the same weights: the same run. */
export function lengthen(run: RunSummary): Promise<void> {
  const { training } = editor.store.getState().document;
  return resume(run, training.epochs, false, run.epoch + training.epochs);
}

/** One batch more, then a pause; without an open run of `last`, which gets an epoch for it where it is over, or of a new run. */
export function takeStep(last: RunSummary | null): Promise<void> {
  const numbers = feed.numbers();
  if (isAsked() || (numbers && isOpen(numbers.status))) return steps.press(null);
  if (!last) return steps.press(() => startRun(true));
  return steps.press(() => stepOn(last), feed.shown?.run === last.id ? (numbers?.step ?? 0) : last.step);
}

function stepOn(run: RunSummary): Promise<void> {
  return resume(run, 0, true, isOver(run) ? run.epoch + 1 : run.epochs);
}

/** The rest of a run that was cut off or stopped, as far as it was planned. */
export function goOn(run: RunSummary): Promise<void> {
  return resume(run, 0, false, run.epochs);
}

function isOver(run: RunSummary): boolean {
  return run.status === 'completed' || run.epoch >= run.epochs;
}

function resume(run: RunSummary, epochs: number, step: boolean, planned: number): Promise<void> {
  return show(editor.store.getState().document.data.source, async () => {
    await client.runs.resume({ run: run.id, epochs, step });
    return { run: run.id, epochs: planned };
  });
}

export async function steer(run: string, action: 'pause' | 'resume' | 'step' | 'stop'): Promise<void> {
  if (action !== 'step') steps.clear();
  await client.runs.control({ run, action });
}
