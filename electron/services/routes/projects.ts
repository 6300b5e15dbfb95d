/** @file Routes of service `projects`. */
import type { Services } from '../services.ts';
import type { Implementer } from './implementer.ts';

export function projectRoutes(os: Implementer, { projects, holds, templates }: Services) {
  return {
    templates: os.projects.templates.handler(() => templates.list()),
    recent: os.projects.recent.handler(() => projects.recent()),
    create: os.projects.create.handler(({ input }) => projects.create(input.template, input.name)),
    open: os.projects.open.handler(({ input }) => projects.open(input.id)),
    copy: os.projects.copy.handler(({ input }) => projects.copy(input.id, input.document)),
    choose: os.projects.choose.handler(() => projects.choose()),
    adopt: os.projects.adopt.handler(({ input }) => projects.adopt(input.name, input.text)),
    hold: os.projects.hold.handler(({ input, signal }) => holds.follow(input.id, signal ?? new AbortController().signal)),
    keep: os.projects.keep.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.keep(input.id, input.document);
    }),
    save: os.projects.save.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.save(input.id, input.document, input.overwrite);
    }),
    saveAs: os.projects.saveAs.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.saveAs(input.id, input.document);
    }),
    reload: os.projects.reload.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.reload(input.id);
    }),
  };
}
