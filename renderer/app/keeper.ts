/** @file Holds the drawing for this window and keeps it in the home as it changes. One window writes, another one looks on. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { LoomError } from '../../engine/core/errors.ts';
import { client, connectionState, watchConnection } from '../bridge/client.ts';
import { subscribe } from '../bridge/subscribe.ts';
import { editor } from '../document/editor.ts';

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
  /** Another window had the drawing until now: what this one shows may be old. */
  readonly onTurn: (unkept: LoomDocument | null) => void;
  /** A change was tried while another window has the drawing. */
  readonly onRefused: () => void;
}

/** The drawing on screen is as the home has it: from now on it is held and kept. */
export function holdDrawing(project: string, document: LoomDocument, listener: HoldListener): void {
  kept = document;
  if (project === id) return;
  letGo();
  id = project;
  const { signal } = end;
  void subscribe(
    async (until) => {
      if (store.getState().elsewhere) await new Promise((resolve) => setTimeout(resolve, courtesy));
      return client.projects.hold({ id: project }, { signal: until });
    },
    ({ hold }) => {
      const before = store.getState();
      store.setState({ hold, elsewhere: hold === null });
      editor.lock(hold === null ? listener.onRefused : null);
      if (hold !== null && before.elsewhere) listener.onTurn(isKept() ? null : editor.store.getState().document);
      else schedule();
    },
    signal,
  ).catch(() => undefined);
}

/** The window shows no drawing any more, or another one. */
export function letGo(): void {
  end.abort();
  end = new AbortController();
  id = null;
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
