/** @file The user's home of Layerloom: where runs, unsaved drawings and settings are kept. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Home {
  readonly path: string;
  readonly runs: string;
  /** What is kept of each drawing. */
  readonly drawings: string;
  /** Files of drawings that were saved where the shell has no dialog. */
  readonly projects: string;
}

/** `LAYERLOOM_HOME`, or the platform's folder for application data. */
export function openHome(path = process.env['LAYERLOOM_HOME'] ?? defaultHome()): Home {
  const home = { path, runs: join(path, 'runs'), drawings: join(path, 'drawings'), projects: join(path, 'projects') };
  mkdirSync(home.runs, { recursive: true });
  mkdirSync(home.drawings, { recursive: true });
  mkdirSync(home.projects, { recursive: true });
  return home;
}

function defaultHome(): string {
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Layerloom');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Layerloom');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'layerloom');
}
