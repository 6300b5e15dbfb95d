/** @file Routes of service `projects`. */
import type { Services } from '../services.ts';
import type { Implementer } from './implementer.ts';

export function projectRoutes(os: Implementer, { projects, holds, templates }: Services) {
  /** By the window that holds the drawing; the others are told. */
  const written = async <T>(id: string, hold: string, write: () => Promise<T>): Promise<T> => {
    holds.check(id, hold);
    const answer = await write();
    holds.changed(id);
    return answer;
  };
  return {
    templates: os.projects.templates.handler(() => templates.list()),
    recent: os.projects.recent.handler(() => projects.recent()),
    create: os.projects.create.handler(({ input }) => projects.create(input.template, input.name)),
    open: os.projects.open.handler(({ input }) => projects.open(input.id)),
    copy: os.projects.copy.handler(({ input }) => projects.copy(input.id, input.document)),
    choose: os.projects.choose.handler(() => projects.choose()),
    adopt: os.projects.adopt.handler(({ input }) => projects.adopt(input.name, input.text)),
    hold: os.projects.hold.handler(({ input, signal }) =>
      holds.follow(input.id, signal ?? new AbortController().signal, input.take),
    ),
    keep: os.projects.keep.handler(({ input: { id, hold, document } }) => written(id, hold, () => projects.keep(id, document))),
    save: os.projects.save.handler(({ input: { id, hold, document, overwrite } }) =>
      written(id, hold, () => projects.save(id, document, overwrite)),
    ),
    saveAs: os.projects.saveAs.handler(({ input: { id, hold, document } }) =>
      written(id, hold, () => projects.saveAs(id, document)),
    ),
    reload: os.projects.reload.handler(({ input: { id, hold } }) => written(id, hold, () => projects.reload(id))),
  };
}
