/** @file Where Electron's binary is, and how to get it. Never imports `electron`: under plain Node that starts a download. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runTool } from './prepare.mjs';

const folder = join(root, 'node_modules', 'electron');
const failureNote = join(root, '.cache', 'electron-not-fetched');
const oneDay = 24 * 60 * 60 * 1000;
const installerTimeout = 5 * 60 * 1000;

/** Path of the binary, or null. */
export function findElectron() {
  const name = readIfThere(join(folder, 'path.txt'));
  if (!name) return null;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name.trim());
  return existsSync(path) ? path : null;
}

/** Whether a window could be shown. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** Lets Electron's own installer try; null where it fails. A failure is remembered for a day, so that later starts are quick. */
export async function fetchElectron(say) {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer)) return null;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (failedLately(version)) {
    say(`Electron ${version} could not be fetched lately; delete ${failureNote} to try again now.`);
    return null;
  }
  const from =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases';
  say(`Fetching Electron ${version} (about 120 MB, once) from ${from} ...`);
  try {
    await runTool(process.execPath, [installer], { timeout: installerTimeout });
    return findElectron();
  } catch (error) {
    say(`Electron's installer did not succeed (${error.message})`);
    mkdirSync(dirname(failureNote), { recursive: true });
    writeFileSync(failureNote, version);
    return null;
  }
}

function failedLately(version) {
  if (readIfThere(failureNote) !== version) return false;
  if (Date.now() - statSync(failureNote).mtimeMs < oneDay) return true;
  rmSync(failureNote, { force: true });
  return false;
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
