/** @file Which drawing this window holds, and how it is kept: in the home as it changes, in its file when the user saves. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { findSample } from '../../engine/data/samples.ts';
import { client } from '../bridge/client.ts';
import { editor } from '../document/editor.ts';
import { factsOf } from '../document/state.ts';
import { feed } from '../queries/feed.ts';
import { keys, queryClient } from '../queries/query-client.ts';
import { isOpen, type Project } from '../queries/types.ts';

export interface Session {
  /** Null: the start page. */
  readonly project: Omit<Project, 'document'> | null;
}

const store = createStore<Session>(() => ({ project: null }));
const remembered = 'layerloom.project';

export function session(): Session {
  return store.getState();
}

export function useProject(): Session['project'] {
  return useStore(store, (state) => state.project);
}

/** Shows a drawing. Its newest run comes with it. */
export async function showProject({ document, ...project }: Project): Promise<void> {
  editor.open(document);
  store.setState({ project });
  sessionStorage.setItem(remembered, project.id);
  feed.watch(null);
  const runs = await queryClient.fetchQuery({ queryKey: keys.runs, queryFn: () => client.runs.list(), staleTime: 0 });
  const newest = runs.find((run) => run.project === project.id);
  if (newest && session().project?.id === project.id) feed.watch(newest.id, newest.epochs, isOpen(newest.status));
}

export async function leaveProject(): Promise<void> {
  await keep();
  sessionStorage.removeItem(remembered);
  store.setState({ project: null });
  feed.watch(null);
  void queryClient.invalidateQueries({ queryKey: keys.recent });
}

/** After a reload: the drawing that this tab held. */
export async function restoreProject(): Promise<void> {
  const id = sessionStorage.getItem(remembered);
  if (id === null) return;
  try {
    await showProject(await client.projects.open({ id }));
  } catch {
    sessionStorage.removeItem(remembered);
  }
}

/** Writes the drawing to its file, or keeps it in the home where it has none. */
export async function save(): Promise<string | null> {
  const { project } = session();
  if (!project) return null;
  const { document } = editor.store.getState();
  const { place } = await client.projects.save({ id: project.id, document });
  if (editor.store.getState().document === document) editor.markSaved();
  return place;
}

export async function saveAs(): Promise<boolean> {
  const { project } = session();
  if (!project) return false;
  const { document } = editor.store.getState();
  const saved = await client.projects.saveAs({ id: project.id, document });
  if (!saved) return false;
  store.setState({ project: { id: saved.id, place: saved.place, readOnly: saved.readOnly } });
  editor.markSaved();
  return true;
}

let kept = editor.store.getState().document;
let timer: ReturnType<typeof setTimeout> | null = null;

/** A drawing without a file is kept in the home as it changes, so that a reload loses nothing. */
async function keep(): Promise<void> {
  const { project } = session();
  const { document } = editor.store.getState();
  if (!project || project.place !== null || document === kept) return;
  kept = document;
  await client.projects.save({ id: project.id, document });
}

/** Starts keeping, and tells the editor what is known of the document's data. */
export function followDocument(): void {
  let opened = editor.store.getState().opened;
  const look = (): void => {
    const state = editor.store.getState();
    if (state.opened !== opened) {
      opened = state.opened;
      kept = state.document;
    }
    const sample = findSample(state.document.data.source);
    if (sample && factsOf(state) === null) {
      editor.setFacts({ source: sample.id, columns: sample.columns, train: sample.length, test: sample.testLength });
      return;
    }
    if (state.document === kept) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void keep().catch(() => undefined), 600);
  };
  editor.store.subscribe(look);
  look();
  addEventListener('pagehide', () => void keep().catch(() => undefined));
}
