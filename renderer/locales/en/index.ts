/** @file All areas, English. */
import { canvas } from './canvas.ts';
import { commands } from './commands.ts';
import { data } from './data.ts';
import { documents } from './documents.ts';
import { drawing } from './drawing.ts';
import { exporting } from './exporting.ts';
import { fields } from './fields.ts';
import { guidance } from './guidance.ts';
import { inspector } from './inspector.ts';
import { pad } from './pad.ts';
import { palette } from './palette.ts';
import { problems } from './problems.ts';
import { results } from './results.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { start } from './start.ts';
import { training } from './training.ts';

export const en = {
  canvas,
  commands,
  data,
  documents,
  drawing,
  exporting,
  fields,
  guidance,
  inspector,
  pad,
  palette,
  problems,
  results,
  run,
  runs,
  settings,
  shell,
  start,
  training,
};
