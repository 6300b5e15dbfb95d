/** @file All services of one home, over one engine: what every shell is made of. */
import { DataStore } from './data-store.ts';
import { sweepData } from './data-sweep.ts';
import { DatasetService } from './datasets.ts';
import { EngineClient } from './engine-client.ts';
import { ExportService } from './exports.ts';
import { HoldService } from './holds.ts';
import { type Home, openHome } from './home.ts';
import { ProjectService } from './projects.ts';
import { RunService } from './runs.ts';
import { SettingsService } from './settings.ts';
import { TemplateService } from './templates.ts';
import type { Platform } from '../platform/platform.ts';

export interface Services {
  readonly home: Home;
  readonly platform: Platform;
  readonly version: string;
  readonly engine: EngineClient;
  readonly templates: TemplateService;
  readonly projects: ProjectService;
  readonly holds: HoldService;
  readonly datasets: DatasetService;
  readonly runs: RunService;
  readonly exports: ExportService;
  readonly settings: SettingsService;
  /** At a start: takes out of the home what nothing in it needs. */
  tidy(): void;
  /** Lets the engine end with its checkpoints written. */
  dispose(): Promise<void>;
}

export interface ServiceOptions {
  readonly platform: Platform;
  /** Folder of templates and samples. */
  readonly resources: string;
  readonly version: string;
  /** Default: `LAYERLOOM_HOME` or the platform's folder. */
  readonly home?: string;
}

export function createServices({ platform, resources, version, home: path }: ServiceOptions): Services {
  const home = openHome(path);
  const engine = new EngineClient(platform);
  const templates = new TemplateService(resources);
  const projects = new ProjectService(home, platform, templates);
  return {
    home,
    platform,
    version,
    engine,
    templates,
    projects,
    holds: new HoldService(home),
    datasets: new DatasetService(new DataStore(home), projects, templates, engine),
    runs: new RunService(home, engine),
    exports: new ExportService(home, engine, platform),
    settings: new SettingsService(home),
    tidy: () => {
      try {
        sweepData(home);
      } catch {
        // Something there can't be read: then all of it stays.
      }
    },
    dispose: () => engine.dispose(),
  };
}
