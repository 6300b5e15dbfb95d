/**
 * @file `npm test`: types, lint, dead code, checks, unit tests, judges, command line and journeys, on a fresh clone too.
 * `npm test -- unit checks` runs only the named stages; `npm run test:long` those that take long, which run only when named.
 * With CI=1 a skip is a failure. Node built-ins only.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, prepareInstall, root } from '../electron/launch/prepare.mjs';
import { browserAdvice, findBrowser } from './fixtures/browser.mjs';
import { buildDesktop } from './fixtures/build-desktop.mjs';
import { getElectron } from './fixtures/get-electron.mjs';
import { findPython } from './fixtures/python.mjs';
import { bin, playwright, single, vitest } from './fixtures/stages.mjs';

const strict = ['1', 'true'].includes(process.env['CI'] ?? '');
const chosen = process.argv.slice(2);
const results = [];

/** Each gives counts `{passed, failed, skipped}`, with the `names` of failed tests where it knows them, or `{skip: reason}`. */
const stages = {
  types: () => single(bin('typescript', 'bin/tsc'), ['-b', '--force']),
  lint: () => single(bin('@biomejs/biome', 'bin/biome'), ['check', '--max-diagnostics=50', '.']),
  'dead code': () => single(bin('knip', 'bin/knip.js'), ['--config', 'e2e/knip.json', '--no-progress']),
  build: async () => {
    await prepare(say);
    return { passed: 1, failed: 0, skipped: 0 };
  },
  checks: () => vitest('checks'),
  unit: () => vitest('unit'),
  judges: async () => {
    const python = await pythonReady;
    if (!python)
      return { skip: 'no Python 3.11 to 3.13 found, so no real Keras judged this; install one or set LAYERLOOM_PYTHON' };
    return vitest('judges', { LAYERLOOM_PYTHON: python });
  },
  'command line': async () => vitest('cli', await pythonEnvironment()),
  browser: () => inBrowser({}),
  electron: () => inElectron({}),
};

/** Sweeps of the same journeys: minutes each, so they run only when named. */
const longStages = {
  'long browser': () => inBrowser({ LAYERLOOM_LONG: '1' }),
  'long electron': () => inElectron({ LAYERLOOM_LONG: '1' }),
};

async function inBrowser(env) {
  const browser = await findBrowser(say);
  if (!browser) return { skip: `no browser found. ${browserAdvice}` };
  return playwright('browser', { LAYERLOOM_CHROMIUM: browser, ...(await pythonEnvironment()), ...env });
}

async function inElectron(env) {
  const browser = await findBrowser(say);
  if (!browser) return { skip: `Electron needs the system libraries that a browser brings. ${browserAdvice}` };
  const electron = await getElectron(say);
  if (!electron.binary) return { skip: electron.reason };
  const desktop = { LAYERLOOM_CHROMIUM: browser, LAYERLOOM_ELECTRON: electron.binary, LAYERLOOM_DESKTOP: await buildDesktop() };
  return playwright('electron', { ...desktop, ...(await pythonEnvironment()), ...env }, true);
}

const all = { ...stages, ...longStages };
const unknown = chosen.filter((name) => !(name in all));
if (unknown.length > 0) {
  say(`No stage is named ${unknown.join(', ')}; there are: ${Object.keys(all).join(', ')}.`);
  process.exit(2);
}

await prepareInstall(say);
rmSync(join(root, '.cache', 'test'), { recursive: true, force: true });
mkdirSync(join(root, '.cache', 'test'), { recursive: true });
// Comes from the network, so it runs beside the first stages.
const pythonReady = findPython(say).catch((error) => {
  say(`Python's frameworks could not be installed: ${error.message}`);
  return null;
});

for (const [name, run] of Object.entries(chosen.length === 0 ? stages : all)) {
  if (chosen.length === 0 || chosen.includes(name)) results.push(await stage(name, run));
}
report();

async function stage(name, run) {
  const started = performance.now();
  say(`\n== ${name}`);
  const counts = await run().catch((error) => {
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  if (counts.skip) say(`SKIPPED ${name}: ${counts.skip}.`);
  const seconds = (performance.now() - started) / 1000;
  return { name, seconds, passed: 0, failed: 0, skipped: counts.skip ? 1 : 0, ...counts };
}

async function pythonEnvironment() {
  const python = await pythonReady;
  return python ? { LAYERLOOM_PYTHON: python } : {};
}

function report() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  process.stdout.write('\n');
  for (const { name, seconds, passed, failed, skipped, skip } of results) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${String(skipped).padStart(3)} skipped`;
    process.stdout.write(`${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s${counts}${skip ? `  SKIPPED: ${skip}` : ''}\n`);
  }
  // A log's end is what people see of it.
  for (const { name, failed, names } of results) {
    if (failed > 0) process.stdout.write(`Failed in ${name}: ${names?.length ? names.join('\n  ') : 'see above'}\n`);
  }
  if (strict && total.skipped > 0) process.stdout.write('With CI set, a skip is a failure.\n');
  const failed = total.failed + (strict ? total.skipped : 0);
  process.stdout.write(`${total.passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
