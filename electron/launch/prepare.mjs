/** @file Makes a checkout ready to run: installs packages and builds, each only when its sources changed. Node built-ins only. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const buildConfig = 'electron/electron.vite.config.ts';
const installStamp = join(root, 'node_modules', '.layerloom');
const buildStamp = join(root, 'out', '.layerloom');
const sourceFolders = ['engine', 'electron', 'renderer', 'resources'];
const notBuilt = /(\.test\.tsx?|\.md)$/;

/**
 * Safe to call from several processes at once: one works, the others wait. An installed package (no sources) is always ready.
 * Throws an Error with a sentence for the user. Words go to `say`, output of tools to stderr.
 */
export async function prepare(say = sayOnStderr) {
  requireNode();
  if (!existsSync(join(root, buildConfig)) || isReady()) return;
  await withLock(join(root, '.cache', 'prepare.lock'), async () => {
    if (!isInstalled()) await install(say);
    if (!isBuilt()) await build(say);
  });
}

/** Installs packages without building: what the checks need before a build. */
export async function prepareInstall(say = sayOnStderr) {
  requireNode();
  if (isInstalled()) return;
  await withLock(join(root, '.cache', 'prepare.lock'), async () => {
    if (!isInstalled()) await install(say);
  });
}

/** Runs a program from the checkout's root; what it prints goes to stderr. Rejects where it fails. */
export function runTool(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      if (code === 0) done();
      else fail(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? `exit code ${code}`}.`));
    });
  });
}

function isReady() {
  return isInstalled() && isBuilt();
}

function isInstalled() {
  return readOrEmpty(installStamp) === installKey();
}

function isBuilt() {
  return existsSync(join(root, 'out', 'main', 'cli.js')) && readOrEmpty(buildStamp) === sourcesKey();
}

async function install(say) {
  say('Installing packages (a minute, once) ...');
  const key = installKey();
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'];
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) await runTool(process.execPath, [npm, ...args]);
  else await runTool('npm', args, { shell: process.platform === 'win32' });
  writeFileSync(installStamp, key);
}

async function build(say) {
  say('Building ...');
  const key = sourcesKey();
  rmSync(buildStamp, { force: true });
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  await runTool(process.execPath, [tool, 'build', '--config', buildConfig, '--logLevel', 'error']);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(buildStamp, key);
}

function installKey() {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', '.npmrc']) hash.update(readOrEmpty(join(root, name)));
  return hash.digest('hex');
}

/** Path, size and time of every source: a few milliseconds, where reading them all would take a second. */
function sourcesKey() {
  const hash = createHash('sha256')
    .update(installKey())
    .update(readOrEmpty(join(root, 'package.json')));
  for (const folder of sourceFolders) {
    for (const path of filesUnder(join(root, folder))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return notBuilt.test(entry.name) ? [] : [path];
  });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Layerloom needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`);
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function sayOnStderr(text) {
  process.stderr.write(`${text}\n`);
}
