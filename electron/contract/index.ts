/** @file The whole contract between page and shell: one entry a service. */
import { app } from './app.ts';
import { datasets } from './datasets.ts';
import { exports } from './exports.ts';
import { projects } from './projects.ts';
import { runs } from './runs.ts';
import { settingsService } from './settings.ts';

export const contract = { app, projects, runs, datasets, exports, settings: settingsService };

export type Contract = typeof contract;
