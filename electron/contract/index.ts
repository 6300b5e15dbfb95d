/** @file The contract between page and shell: every service, one file each. */
import type { ContractRouterClient } from '@orpc/contract';
import { app } from './app.ts';
import { datasets } from './datasets.ts';
import { exports } from './exports.ts';
import { imports } from './imports.ts';
import { predict } from './predict.ts';
import { projects } from './projects.ts';
import { results } from './results.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';

export const contract = { app, projects, runs, exports, imports, datasets, settings, predict, results };

export type Contract = typeof contract;
/** What the page calls. */
export type ContractClient = ContractRouterClient<Contract>;
