/** @file Open, save and import: through the shell's dialogs, or through the browser's own. */
import { formatMessage } from '../../engine/core/messages/format.ts';
import { client } from '../bridge/client.ts';
import { editor } from '../document/editor.ts';
import { say } from '../locales/index.ts';
import { language } from '../locales/language.ts';
import { feed } from '../queries/feed.ts';
import { keys, queryClient } from '../queries/query-client.ts';
import type { Template } from '../queries/types.ts';
import { download, pickFile } from './browser-files.ts';
import { notify } from './notify.tsx';
import { save, saveAs, session, showProject } from './session.ts';

const models = ['.keras', '.h5'];

async function isDesktop(): Promise<boolean> {
  const info = await queryClient.fetchQuery({
    queryKey: keys.info,
    queryFn: () => client.app.info(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return info.shell === 'desktop';
}

/** A drawing from a template, under the template's name in the user's language. */
export async function createDrawing(template: Template): Promise<void> {
  const project = await client.projects.create({ template: template.id });
  const document = { ...project.document, name: template.text.title[language.get()] };
  if (document.name !== project.document.name) await client.projects.save({ id: project.id, document });
  await showProject({ ...project, document });
}

export async function openRecent(id: string): Promise<void> {
  await showProject(await client.projects.open({ id }));
}

export async function openDrawing(): Promise<void> {
  if (await isDesktop()) {
    const project = await client.projects.choose();
    if (project) await showProject(project);
    return;
  }
  const file = await pickFile(['.loom']);
  if (file) await openFile(file);
}

export async function importModel(): Promise<void> {
  const file = await pickFile(models);
  if (file) await openFile(file);
}

/** A file that the user picked or dropped: a drawing or a model. */
export async function openFile(file: File): Promise<void> {
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
  await showProject(project);
  feed.watch(run);
  notify(
    'good',
    [say('start.imported'), ...warnings.map(({ code, values }) => formatMessage(code, values, language.get()))].join(' '),
  );
}

export async function saveDrawing(): Promise<void> {
  const place = await save();
  notify('good', place === null ? say('shell.saved') : say('shell.savedAt', { place }));
}

/** A browser gets the drawing as a download. */
export async function saveDrawingAs(): Promise<void> {
  if (await isDesktop()) {
    if (await saveAs()) notify('good', say('shell.savedAt', { place: session().project?.place ?? '' }));
    return;
  }
  await save();
  const { document } = editor.store.getState();
  download(`${document.name || 'drawing'}.loom`, new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }));
}
