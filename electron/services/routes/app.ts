/** @file Routes of service `app`. */
import type { Services } from '../services.ts';
import { changes, type Implementer } from './implementer.ts';

export function appRoutes(os: Implementer, services: Services) {
  return {
    info: os.app.info.handler(() => ({
      version: services.version,
      shell: services.platform.shell === 'desktop' ? ('desktop' as const) : ('browser' as const),
      platform: services.platform.platform,
    })),
    engine: os.app.engine.handler(({ signal }) => changes(services.engine.state, (tell) => services.engine.watch(tell), signal)),
    endEngine: os.app.endEngine.handler(() => services.engine.kill()),
    newWindow: os.app.newWindow.handler(() => ({ done: services.platform.openWindow() })),
    backends: os.app.backends.handler(async () => [...(await services.engine.call('backends', null))]),
  };
}
