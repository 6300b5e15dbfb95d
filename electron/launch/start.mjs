/** @file `npm start`: makes the checkout ready, then opens the app: in Electron's window, or in a browser through the Node host. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchElectron, findElectron, hasDisplay } from './electron-binary.mjs';
import { prepare, root } from './prepare.mjs';

/** An Electron that ends this soon, with an error, could not show its window (missing libraries, run as root). */
const startupTime = 10_000;

try {
  await prepare(say);
  const electron = await chooseElectron();
  const shown = electron !== null && (await runElectron(electron));
  if (!shown) await runHost();
} catch (error) {
  say(error.message);
  process.exitCode = 70;
}

async function chooseElectron() {
  if (process.env['LAYERLOOM_SHELL'] === 'browser' || !hasDisplay()) return null;
  return findElectron() ?? (await fetchElectron(say));
}

/** Runs until the window is closed; false where it could not be shown. Our signals are the app's. */
function runElectron(binary) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = Date.now();
  const child = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit', env });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`Electron could not be started: ${error.message}`);
      done(false);
    });
    child.on('exit', (code, signal) => {
      const failed = (code !== 0 || signal !== null) && !asked && Date.now() - started < startupTime;
      if (failed) say(`Electron ended at once (${signal ?? `exit code ${code}`}); opening in a browser instead.`);
      else process.exitCode = code ?? 0;
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
      done(!failed);
    });
  });
}

/** The host runs in this process and ends it: one process less to stop. */
async function runHost() {
  await import(pathToFileURL(join(root, 'out', 'main', 'host.js')).href);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
