/** @file Holds the drawing for this window and keeps it in the home as it changes. One window writes, the others follow. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { LoomError } from '../../../engine/core/errors.ts';
import { client, connectionState, watchConnection } from '../../bridge/client.ts';
import { subscribe } from '../../bridge/subscribe.ts';
import { editor } from '../../document/editor.ts';

interface Held {
  /** Key to write with; null: not known yet, or another window has the drawing. */
  readonly hold: string | null;
  readonly elsewhere: boolean;
}

const store = createStore<Held>(() => ({ hold: null, elsewhere: false }));

/** How soon an edit is kept, and how soon again where that failed, in ms. */
const pace = 500;
/** A window that looked on lets the one that wrote come back first, in ms. */
const courtesy = 1500;

let id: string | null = null;
let kept: LoomDocument | null = null;
let end = new AbortController();
let timer: ReturnType<typeof setTimeout> | null = null;
let sending: Promise<void> = Promise.resolve();

/** Whether another window has this drawing. */
export function useElsewhere(): boolean {
  return useStore(store, (state) => state.elsewhere);
}

export interface HoldListener {
  /** Another window has written the drawing, or had it until now: what this one shows may be old. `unkept`: edits that never came to it. */
  readonly onNews: (unkept: LoomDocument | null) => void;
  /** A change was tried while another window has the drawing. */
  readonly onRefused: () => void;
}

/** Whom to tell of the drawing that is held. */
let told: HoldListener | null = null;

/** The drawing on screen is as the home has it: from now on it is held and kept. */
export function holdDrawing(project: string, document: LoomDocument, listener: HoldListener): void {
  kept = document;
  if (project === id) return;
  letGo();
  id = project;
  told = listener;
  stand(project, listener, false);
}

/** This window writes from now on, the one that did so follows. */
export function takeHold(): void {
  if (id === null || told === null) return;
  end.abort();
  end = new AbortController();
  stand(id, told, true);
}

/** In line for the drawing, or in front. */
function stand(project: string, listener: HoldListener, asked: boolean): void {
  const { signal } = end;
  let take = asked;
  void subscribe(
    async (until) => {
      if (!take && store.getState().elsewhere) await new Promise((resolve) => setTimeout(resolve, courtesy));
      const stream = client.projects.hold({ id: project, take }, { signal: until });
      take = false;
      return stream;
    },
    ({ hold }) => {
      const before = store.getState();
      store.setState({ hold, elsewhere: hold === null });
      editor.lock(hold === null ? listener.onRefused : null);
      if (hold !== null && before.elsewhere) listener.onNews(isKept() ? null : editor.store.getState().document);
      else if (hold !== null) schedule();
      else if (before.hold !== null) void lastWords(project, before.hold);
      // What this one has and the other one never had waits for its turn.
      else if (isKept()) listener.onNews(null);
    },
    signal,
  ).catch(() => undefined);
}

/** The drawing was asked for elsewhere: what is not kept yet is accepted for a moment. */
async function lastWords(project: string, hold: string): Promise<void> {
  await sending.catch(() => undefined);
  const { document } = editor.store.getState();
  if (document === kept || id !== project) return;
  try {
    await client.projects.keep({ id: project, hold, document });
    kept = document;
  } catch {
    // Too late: what it has waits for its turn, and becomes a copy then.
  }
}

/** The window shows no drawing any more, or another one. */
export function letGo(): void {
  end.abort();
  end = new AbortController();
  id = null;
  told = null;
  editor.lock(null);
  store.setState({ hold: null, elsewhere: false });
}

/** What the home has of the drawing now. */
export function markKept(document: LoomDocument): void {
  kept = document;
}

function isKept(): boolean {
  return editor.store.getState().document === kept;
}

/** Key to write with, once it is known. Throws LoomError `model.open-elsewhere`, or plainly where there is no link. */
export async function holdKey(): Promise<string> {
  const { hold, elsewhere } = store.getState();
  if (connectionState() !== 'open') throw new Error('no link');
  if (elsewhere) throw new LoomError('model.open-elsewhere', {});
  if (hold !== null) return hold;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      stop();
      resolve();
    });
  });
  return holdKey();
}

/** Sends what is not kept yet, after what is on its way. */
export function keepNow(): Promise<void> {
  sending = sending.then(send, send);
  return sending;
}

async function send(): Promise<void> {
  const { hold } = store.getState();
  const { document } = editor.store.getState();
  const project = id;
  if (project === null || hold === null || document === kept) return;
  await client.projects.keep({ id: project, hold, document });
  if (id === project) kept = document;
}

/** Soon, and not later for edits that come one upon another. */
function schedule(): void {
  if (timer !== null || id === null || isKept()) return;
  timer = setTimeout(() => {
    timer = null;
    keepNow()
      .catch(() => undefined)
      .finally(schedule);
  }, pace);
}

/** Starts keeping: from now on what is drawn is in the home within a second. */
export function followEdits(): void {
  editor.store.subscribe(schedule);
  // The key was given to a link that is gone.
  watchConnection(() => connectionState() !== 'open' && store.setState({ hold: null }));
  addEventListener('pagehide', () => void keepNow().catch(() => undefined));
}
