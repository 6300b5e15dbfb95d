/** @file Open, save and import: through the shell's dialogs, or through the browser's own. */
import { formatMessage } from '../../../engine/core/messages/format.ts';
import { client } from '../../bridge/client.ts';
import { hasPort, takeDropped } from '../../bridge/port.ts';
import { laidOut } from '../../canvas/arrange/arrange-drawing.ts';
import { editor } from '../../document/editor.ts';
import { say } from '../../locales/index.ts';
import { language } from '../../locales/language.ts';
import { feed } from '../../queries/feed.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import type { Template } from '../../queries/types.ts';
import { download, pickFile } from './browser-files.ts';
import { chooser } from './chooser.ts';
import { keepNow } from './keeper.ts';
import { addData, isDataFile } from '../data/data-actions.ts';
import { notify } from '../notify.tsx';
import { save, saveAs, showProject } from './session.ts';

const models = ['.keras', '.h5'];

/** A drawing from a template, under the template's name in the user's language. */
export async function createDrawing(template: Template): Promise<void> {
  await showProject(await client.projects.create({ template: template.id, name: template.text.title[language.get()] }));
}

export async function openRecent(id: string): Promise<void> {
  // It may be the one that is open here.
  await keepNow().catch(() => undefined);
  await showProject(await client.projects.open({ id }));
}

/** The desktop asks with its dialog; a browser offers what the home keeps, or at once a file where that is nothing. */
export async function openDrawing(): Promise<void> {
  if (hasPort()) {
    const project = await client.projects.choose();
    if (project) await showProject(project);
    return;
  }
  const kept = await queryClient.fetchQuery({ queryKey: keys.recent, queryFn: () => client.projects.recent(), staleTime: 0 });
  if (kept.length > 0) chooser.open();
  else await openPicked();
}

export async function openPicked(): Promise<void> {
  const file = await pickFile(['.loom']);
  if (file) await openFile(file);
}

export async function importModel(): Promise<void> {
  const file = await pickFile(models);
  if (file) await openFile(file);
}

/** Files that the user dropped: data may come in several, all else comes alone. A drawing on the desktop is its own file. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  const own = await takeDropped();
  if (own !== null) return openRecent(own);
  if (files.some((file) => isDataFile(file.name))) await addData(files);
  else if (first) await openFile(first);
}

/** A file that the user picked: a drawing or a model. */
async function openFile(file: File): Promise<void> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.loom')) {
    await showProject(await client.projects.adopt({ name: file.name, text: await file.text() }));
    return;
  }
  if (!models.some((extension) => name.endsWith(extension))) {
    notify('bad', say('start.wrongFile', { name: file.name }));
    return;
  }
  const { project, run, warnings } = await client.exports.import({ name: file.name, file });
  // A foreign file says nothing of places; where the layout fails, those of the import do.
  const document = await laidOut(project.document).catch(() => project.document);
  await showProject(project);
  editor.open(document, project.unsaved);
  feed.watch(run);
  notify(
    'good',
    [say('start.imported'), ...warnings.map(({ code, values }) => formatMessage(code, values, language.get()))].join(' '),
  );
}

export async function saveDrawing(): Promise<void> {
  tell(await save());
}

export async function overwriteDrawing(): Promise<void> {
  tell(await save(true));
}

/** A browser gets the drawing as a download. */
export async function saveDrawingAs(): Promise<void> {
  if (hasPort()) {
    tell(await saveAs());
    return;
  }
  const { document } = editor.store.getState();
  const name = `${document.name || 'drawing'}.loom`;
  download(name, new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }));
}

function tell(place: string | null): void {
  if (place !== null) notify('good', say('shell.savedAt', { place }));
}
