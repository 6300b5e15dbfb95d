/** @file Which drawing this window shows, and how it comes and goes: its runs come with it, its edits are kept. */
import { ORPCError } from '@orpc/client';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { client, connected } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/errors.ts';
import { openedByAddress } from '../../bridge/token.ts';
import { editor } from '../../document/editor.ts';
import { say } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import { isOpen, type Project, type RunSummary } from '../../queries/types.ts';
import { holdDrawing, holdKey, keepNow, letGo, markKept } from './keeper.ts';
import { notify } from '../notify.tsx';
import { takeFirstDrawing } from './windows.ts';

export interface Session {
  /** Null: the start page. */
  readonly project: Omit<Project, 'document'> | null;
  /** A reload is bringing the drawing back. */
  readonly restoring: boolean;
}

const remembered = 'layerloom.project';
const store = createStore<Session>(() => ({ project: null, restoring: false }));

export function session(): Session {
  return store.getState();
}

export function useProject(): Session['project'] {
  return useStore(store, (state) => state.project);
}

export function useRestoring(): boolean {
  return useStore(store, (state) => state.restoring);
}

/** Shows a drawing. Its newest run comes with it; `asked`: the list of runs, where it is on its way already. */
export async function showProject({ document, ...project }: Project, asked?: Promise<readonly RunSummary[]>): Promise<void> {
  await keepNow().catch(() => undefined);
  put({ document, ...project });
  feed.watch(null);
  const runs = await (asked ?? listRuns());
  const newest = runs.find((run) => run.project === project.id);
  if (newest && session().project?.id === project.id) feed.watch(newest.id, newest.epochs, isOpen(newest.status));
}

function listRuns(): Promise<readonly RunSummary[]> {
  return queryClient.fetchQuery({ queryKey: keys.runs, queryFn: () => client.runs.list(), staleTime: 0 });
}

function put({ document, ...project }: Project): void {
  editor.open(document, project.unsaved);
  store.setState({ project, restoring: false });
  sessionStorage.setItem(remembered, project.id);
  holdDrawing(project.id, editor.store.getState().document, {
    onNews: (unkept) => void follow(project.id, unkept !== null).catch(() => undefined),
    onRefused: () => notify('info', say('documents.elsewhere')),
  });
}

/** Shows what another window made of the drawing, in the view that this one has. Edits that it never had become a copy. */
async function follow(id: string, rescue: boolean): Promise<void> {
  if (rescue) await client.projects.copy({ id, document: copyOf() });
  const { document, ...project } = await client.projects.open({ id });
  if (session().project?.id !== id) return;
  editor.follow(document, project.unsaved);
  markKept(editor.store.getState().document);
  store.setState({ project });
}

function copyOf() {
  const { document } = editor.store.getState();
  return { ...document, name: say('documents.copyName', { name: document.name || say('shell.untitled') }) };
}

/** The drawing as it stands here, as one of its own. */
export async function openCopy(): Promise<void> {
  const { project } = session();
  if (project) await showProject(await client.projects.copy({ id: project.id, document: copyOf() }));
}

/** Told whenever this window holds another drawing. */
export function watchSession(listener: () => void): () => void {
  return store.subscribe(listener);
}

export async function leaveProject(): Promise<void> {
  await keepNow();
  letGo();
  sessionStorage.removeItem(remembered);
  store.setState({ project: null, restoring: false });
  feed.watch(null);
  void queryClient.invalidateQueries({ queryKey: keys.recent });
}

/** After a reload the drawing that this tab held; in a window that was opened for a drawing, that one; else the start page. */
export async function restoreProject(): Promise<void> {
  const id = takeFirstDrawing() ?? (openedByAddress ? null : sessionStorage.getItem(remembered));
  if (id === null) return;
  store.setState({ restoring: true });
  for (;;) {
    try {
      const runs = listRuns();
      runs.catch(() => undefined);
      const project = await client.projects.open({ id });
      if (session().restoring) await showProject(project, runs);
      return;
    } catch (error) {
      if (session().project) return;
      // Without a link the drawing waits for it; one that is gone leaves the start page.
      if (error instanceof ORPCError || !session().restoring) break;
      await connected();
    }
  }
  sessionStorage.removeItem(remembered);
  store.setState({ restoring: false });
}

/** Writes the drawing's file, and gives its place; null where the user cancels. */
export async function save(overwrite = false): Promise<string | null> {
  const { project } = session();
  if (!project) return null;
  const hold = await holdKey();
  await keepNow();
  const { document } = editor.store.getState();
  try {
    const saved = await client.projects.save({ id: project.id, hold, document, overwrite });
    if (!saved) return null;
    markKept(document);
    if (editor.store.getState().document === document) editor.markSaved();
    changeProject({ place: saved.place, changedOnDisk: false });
    return saved.place;
  } catch (error) {
    if (codeOf(error) !== 'model.changed-on-disk') throw error;
    changeProject({ changedOnDisk: true });
    return null;
  }
}

export async function saveAs(): Promise<string | null> {
  const { project } = session();
  if (!project) return null;
  const hold = await holdKey();
  const { document } = editor.store.getState();
  const saved = await client.projects.saveAs({ id: project.id, hold, document });
  if (!saved) return null;
  markKept(document);
  if (editor.store.getState().document === document) editor.markSaved();
  changeProject({ place: saved.place, readOnly: saved.readOnly, changedOnDisk: false });
  return saved.place;
}

/** Takes the file as another program left it. */
export async function reloadFile(): Promise<void> {
  const { project } = session();
  if (project) put(await client.projects.reload({ id: project.id, hold: await holdKey() }));
}

function changeProject(change: Partial<NonNullable<Session['project']>>): void {
  const { project } = session();
  if (project) store.setState({ project: { ...project, ...change } });
  void queryClient.invalidateQueries({ queryKey: keys.recent });
}
