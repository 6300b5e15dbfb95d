/** @file The contract carried out by the services: one file of `routes` a service. */
import { appRoutes } from './routes/app.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { exportRoutes } from './routes/exports.ts';
import { implementer } from './routes/implementer.ts';
import { projectRoutes } from './routes/projects.ts';
import { runRoutes } from './routes/runs.ts';
import { settingsRoutes } from './routes/settings.ts';
import type { Services } from './services.ts';

export function createRouter(services: Services) {
  const os = implementer();
  return os.router({
    app: appRoutes(os, services),
    projects: projectRoutes(os, services),
    runs: runRoutes(os, services),
    datasets: datasetRoutes(os, services),
    exports: exportRoutes(os, services),
    settings: settingsRoutes(os, services),
  });
}
