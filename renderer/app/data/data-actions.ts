/** @file Data for the drawing: a file that the user picked or dropped, or a built-in set that fits. */
import { largestDataFile } from '../../../electron/contract/datasets.ts';
import { LoomError } from '../../../engine/core/errors.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { client } from '../../bridge/client.ts';
import { chooseArrays } from '../../document/commands/choose-arrays.ts';
import { chooseSample } from '../../document/commands/choose-sample.ts';
import { editor } from '../../document/editor.ts';
import { say } from '../../locales/index.ts';
import { language } from '../../locales/language.ts';
import { keys, queryClient } from '../../queries/query-client.ts';
import type { RunSummary } from '../../queries/types.ts';
import { pickFiles } from '../documents/browser-files.ts';
import { dock } from '../layout.ts';
import { notify } from '../notify.tsx';
import { session, showProject } from '../documents/session.ts';
import { factsOfFile } from './source-facts.ts';

const extensions = ['.npz', '.npy'];

export function isDataFile(name: string): boolean {
  return extensions.some((extension) => name.toLowerCase().endsWith(extension));
}

export async function chooseDataFile(): Promise<void> {
  const files = await pickFiles(extensions);
  if (files.length > 0) await addData(files);
}

/** The data of the drawing that is open; without one, a drawing that suits it. */
export async function addData(files: readonly File[]): Promise<void> {
  refuseTooLarge(files);
  const given = files.map((file) => ({ name: file.name, file }));
  const { dataset, project } = await client.datasets.add({ project: session().project?.id ?? null, files: given });
  if (project) await showProject(project);
  const id = session().project?.id;
  if (id === undefined) return;
  queryClient.setQueryData(keys.dataset(id, dataset.source), dataset);
  editor.setFacts(factsOfFile(dataset));
  editor.execute(chooseArrays, { ...dataset, asStored: isImported(id) });
  dock.show('data');
  notify('good', say('data.added', { name: dataset.source }));
}

function isImported(project: string): boolean {
  const runs = queryClient.getQueryData<readonly RunSummary[]>(keys.runs) ?? [];
  return runs.some((run) => run.project === project && run.imported);
}

/** Said before it is sent: the way to the shell has its own limit. */
function refuseTooLarge(files: readonly File[]): void {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= largestDataFile) return;
  const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
  const file = files.map((each) => each.name).join(', ');
  throw new LoomError('data.file-too-large', { file, received: megabytes(size), expected: megabytes(largestDataFile) });
}

/** Binds the built-in set that fits. `imported`: a run whose weights came from a file; they are tested with it at once. */
export async function takeSample(most: number, imported: string | null): Promise<void> {
  editor.execute(chooseSample, { most });
  if (imported !== null) await testImported(imported);
}

/** Gives an imported run the drawing's data, so that Results can test its weights. */
export async function testImported(run: string): Promise<void> {
  const { document } = editor.store.getState();
  const project = session().project?.id;
  if (project === undefined || document.data.source === '') return;
  notify(
    'info',
    say('data.measuring', { source: findSample(document.data.source)?.title[language.get()] ?? document.data.source }),
  );
  await client.datasets.bindRun({ run, project, document });
  await queryClient.invalidateQueries({ queryKey: ['runs'] });
}
