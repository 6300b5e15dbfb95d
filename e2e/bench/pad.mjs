/**
 * @file What the pad costs: milliseconds a guess while nothing trains, and how much a training slows down while a digit lies on
 * the pad (three guesses a second) or a pen moves (as many as the page asks for). Usage: node e2e/bench/pad.mjs [seconds] (after
 * npm run build).
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const seconds = Number(process.argv[2] ?? 48);
/** Stretches of training with and without questions take turns, so that a busy machine is busy for all. */
const stretch = 2000;
const kinds = { nothing: 0, digit: 330, pen: 60 };

const engine = fork(join(root, 'out', 'main', 'engine.js'), [], {
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const waiting = new Map();
const announced = new Set();
let last = 0;
engine.on('message', (message) => {
  if ('event' in message) for (const listener of announced) listener(message.value);
  else waiting.get(message.id)?.(message);
});
const call = (name, argument) =>
  new Promise((done, fail) => {
    const id = last++;
    waiting.set(id, ({ result, error }) => (error ? fail(new Error(JSON.stringify(error))) : done(result)));
    engine.send({ id, call: name, argument });
  });
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const example = { image: Float32Array.from({ length: 784 }, (_, i) => (i % 7 === 0 ? 1 : 0)) };

/** Milliseconds of each guess. */
async function guesses(model, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const before = performance.now();
    await call('guess', { model, example });
    times.push(performance.now() - before);
  }
  return times;
}

async function measure(template, home) {
  const { document } = JSON.parse(readFileSync(join(root, 'resources/templates', `${template}.loom.json`), 'utf8'));
  const run = join(home, template);
  mkdirSync(run);
  const training = { ...document.training, epochs: 100_000, validation_split: 0 };
  writeFileSync(join(run, 'document.loom'), JSON.stringify({ ...document, training }));
  const asked = { data: 'mnist', limit: null, backend: 'auto', from: null, steps: 'paced', environment: {} };
  writeFileSync(
    join(run, 'run.json'),
    JSON.stringify({ id: template, name: template, created: new Date().toISOString(), ...asked }),
  );

  const [first] = await guesses({ document }, 1);
  const start = await guesses({ document }, 200);
  let step = 0;
  const listen = ({ event }) => {
    if (event.event === 'step') step = event.step;
  };
  announced.add(listen);
  const done = call('train', { run, mode: 'start', paused: false });
  while (step < 100) await wait(50);
  const rates = { nothing: [], digit: [], pen: [] };
  const answers = { digit: [], pen: [] };
  for (const begun = performance.now(); performance.now() - begun < 1000 * seconds; ) {
    for (const [kind, pace] of Object.entries(kinds)) {
      const [from, at] = [step, performance.now()];
      while (performance.now() - at < stretch) {
        if (pace > 0) answers[kind].push(...(await guesses({ run, weights: 'last' }, 1)));
        await wait(pace || stretch);
      }
      rates[kind].push((1000 * (step - from)) / (performance.now() - at));
    }
  }
  await call('control', { run, action: 'stop' });
  await done;
  announced.delete(listen);
  const idle = await guesses({ run, weights: 'last' }, 200);
  const slower = (kind) => `${(100 * (1 - median(rates[kind].map((rate, i) => rate / rates.nothing[i])))).toFixed(1)} %`;
  console.log(
    [
      template,
      `start weights ${first.toFixed(0)} ms the first time, then ${median(start).toFixed(1)} ms a guess`,
      `a finished run ${idle[0].toFixed(0)} ms the first time, then ${median(idle).toFixed(1)} ms`,
      `training ${median(rates.nothing).toFixed(0)} steps/s`,
      `digit on the pad: ${slower('digit')} slower, ${median(answers.digit).toFixed(0)} ms a guess`,
      `moving pen: ${slower('pen')} slower, ${median(answers.pen).toFixed(0)} ms a guess`,
    ].join('\n  '),
  );
}

const home = mkdtempSync(join(tmpdir(), 'layerloom-pad-'));
try {
  for (const template of ['mnist-mlp', 'mnist-cnn']) await measure(template, home);
} finally {
  engine.disconnect();
  await new Promise((done) => engine.once('exit', done));
  rmSync(home, { recursive: true, force: true });
}
