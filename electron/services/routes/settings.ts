/** @file Routes of service `settings`. */
import type { Services } from '../services.ts';
import { changes, type Implementer } from './implementer.ts';

export function settingsRoutes(os: Implementer, { settings }: Services) {
  return {
    watch: os.settings.watch.handler(({ signal }) => changes(settings.get(), (tell) => settings.watch(tell), signal)),
    set: os.settings.set.handler(({ input }) =>
      settings.set(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))),
    ),
  };
}
