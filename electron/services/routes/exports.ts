/** @file Routes of service `exports`: models out, and in. */
import { basename } from 'node:path';
import { formats } from '../../../engine/formats/registry.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import type { Services } from '../services.ts';
import type { Implementer } from './implementer.ts';

export function exportRoutes(os: Implementer, { exports, projects, runs }: Services) {
  return {
    formats: os.exports.formats.handler(() =>
      formats.map(({ exporter, importer, runtime: _, loaders, readers, ...plain }) => ({
        ...plain,
        loaders: [...loaders],
        readers: [...readers],
        exports: exporter !== null,
        imports: importer !== null,
      })),
    ),
    export: os.exports.export.handler(async ({ input }) => {
      const { run, format, weights, name } = input;
      const exported = await exports.export(runs.path(run), { id: run, format, weights, called: name });
      return exported as (Omit<NonNullable<typeof exported>, 'file'> & { file: File | null }) | null;
    }),
    reveal: os.exports.reveal.handler(({ input }) => ({ done: exports.reveal(input.run) })),
    import: os.exports.import.handler(async ({ input }) => {
      const { document, run, warnings } = await exports.importBytes(input.name, input.file);
      const project = await projects.add(withFileName(document, input.name));
      await exports.assign(run, project.id);
      return { project, run: basename(run), warnings: warnings.map(({ code, values }) => ({ code, values: { ...values } })) };
    }),
  };
}

/** Keras names a model `sequential` or `functional_3` where its author did not: the file's name says more. */
function withFileName(document: LoomDocument, file: string): LoomDocument {
  if (!/^(sequential|functional|model)?(_\d+)?$/.test(document.name)) return document;
  return { ...document, name: file.replace(/\.[^.]+$/, '') };
}
