/** @file The command line from a drawing to a model file, as scripts use it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../engine/core/npy.ts';
import { processesOf } from '../fixtures/host.ts';
import { eventOf, exitOf, type LoomEvent, root, Workplace } from '../fixtures/loom.ts';

const quick = ['--limit', '2000', '--epochs', '2'];
const place = new Workplace();
let events: LoomEvent[];

beforeAll(async () => {
  await place.events('new', 'mnist-mlp', '-o', 'digits.loom');
  events = await place.events('train', 'digits.loom', ...quick, '--out', 'first');
});
afterAll(() => place.dispose());

/** What has to repeat exactly: everything but times and paths, and steps only where all are told. */
function numbersOf(list: readonly LoomEvent[]): unknown[] {
  return list.filter(({ event }) => event === 'epoch').map(({ seconds: _, examples_per_second: __, ...rest }) => rest);
}

describe('a drawing', () => {
  it('comes from a template', async () => {
    const [listed] = await place.events('templates');
    expect(((listed?.['templates'] ?? []) as { id: string }[]).map(({ id }) => id)).toEqual(['mnist-mlp', 'mnist-cnn', 'empty']);
  });

  it('passes its check and has the parameters that it should', async () => {
    expect(await place.events('check', 'digits.loom')).toEqual([{ issues: [], errors: 0 }]);
    expect((await place.events('summary', 'digits.loom'))[0]).toMatchObject({ parameters: 55_050, multiply_adds: 54_912 });
    await place.events('new', 'mnist-cnn', '-o', 'conv.loom');
    expect((await place.events('summary', 'conv.loom'))[0]).toMatchObject({ parameters: 34_826 });
  });

  it('prints words for people', async () => {
    const { out } = await place.loom('summary', 'digits.loom');
    expect(out).toMatch(/hidden1\s+Dense\s+64\s+50,240/);
    expect(out).toContain('Parameters: 55,050');
  });
});

describe('a run', () => {
  it('starts with its folder, learns, and ends completed', () => {
    expect(events[0]).toMatchObject({ event: 'start', run: place.at('first') });
    expect(events.at(-1)).toMatchObject({ event: 'end', run: place.at('first'), status: 'completed' });
    const epochs = events.filter(({ event }) => event === 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(Object.keys(epochs[0] ?? {})).toEqual(
      expect.arrayContaining(['seconds', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'examples_per_second']),
    );
    expect(Number(epochs[1]?.['loss'])).toBeLessThan(Number(epochs[0]?.['loss']));
    expect(Number(epochs[1]?.['val_accuracy'])).toBeGreaterThan(0.7);
  });

  it('repeats exactly with the same seed, and differs with another', async () => {
    const again = await place.events('train', 'digits.loom', ...quick, '--out', 'again');
    expect(numbersOf(again)).toEqual(numbersOf(events));
    const other = await place.events('train', 'digits.loom', ...quick, '--seed', '8', '--out', 'other');
    expect(numbersOf(other)).not.toEqual(numbersOf(events));
  });

  it('tells every step when asked to, counted over all epochs', async () => {
    const all = await place.events('train', 'digits.loom', '--limit', '320', '--epochs', '2', '--steps', 'all', '--out', 'steps');
    const steps = all.filter(({ event }) => event === 'step').map(({ step }) => step);
    expect(steps).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });

  it('gives the same test numbers to evaluate as it saw itself', async () => {
    const [metrics] = await place.events('evaluate', 'first');
    expect(Object.keys(metrics ?? {}).sort()).toEqual(['accuracy', 'loss']);
    expect(metrics?.['accuracy']).toBeCloseTo(Number(events.at(-1)?.['test_accuracy']), 6);
  });

  it('goes into the home where no folder is named', async () => {
    const [start] = await place.events('train', 'digits.loom', '--limit', '64', '--epochs', '1');
    expect(String(start?.['run']).startsWith(place.home)).toBe(true);
  });

  it('starts from the weights of another', async () => {
    const on = await place.events('train', 'digits.loom', ...quick, '--from', 'first', '--out', 'on');
    const loss = (list: readonly LoomEvent[]) => Number(list.find(({ event }) => event === 'epoch')?.['loss']);
    expect(loss(on)).toBeLessThan(0.7 * loss(events));
  });

  it('goes on from the weights of another as that one would have gone on: order of the data, optimizer, bits', async () => {
    const whole = await place.events('train', 'digits.loom', '--limit', '2000', '--epochs', '3', '--out', 'three');
    // Without a drawing: the run's own.
    const more = await place.events('train', '--limit', '2000', '--epochs', '1', '--from', 'first', '--out', 'third');
    const [third] = numbersOf(whole).slice(2) as LoomEvent[];
    expect(numbersOf(more)).toEqual([{ ...third, epoch: 1 }]);
    expect(more.at(-1)).toMatchObject({ step: 57 });
  });
});

describe('interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends with %i, a checkpoint and a run that goes on', async (signal, expected) => {
    const folder = `stopped-${signal}`;
    const child = place.start(['train', 'digits.loom', '--limit', '6000', '--epochs', '3', '--json', '--out', folder]);
    await eventOf(child, ({ event }) => event === 'step');
    child.kill(signal);
    expect(await exitOf(child)).toBe(expected);
    expect(readdirSync(place.at(folder, 'checkpoints')).length).toBeGreaterThan(0);
    const rest = await place.events('resume', folder);
    expect(rest.at(-1)).toMatchObject({ event: 'end', status: 'completed' });
  });

  it('kill -9 loses nothing that a checkpoint held: resumed equals undisturbed', async () => {
    const flags = ['--limit', '6000', '--epochs', '3'];
    const whole = await place.events('train', 'digits.loom', ...flags, '--out', 'whole');
    const child = place.start(['train', 'digits.loom', ...flags, '--json', '--out', 'killed']);
    await eventOf(child, ({ event }) => event === 'epoch');
    child.kill('SIGKILL');
    await exitOf(child);
    const rest = await place.events('resume', 'killed');
    const held = numbersOf(rest).length;
    expect(held).toBeGreaterThan(0);
    expect(numbersOf(rest)).toEqual(numbersOf(whole).slice(-held));
    expect(await place.events('evaluate', 'killed')).toEqual(await place.events('evaluate', 'whole'));
  });
});

describe.runIf(process.platform === 'linux')('npm, ended alone', () => {
  it('takes the run with it, with a checkpoint', async () => {
    const folder = 'by-npm';
    const flags = ['--epochs', '30', '--json', '--out', folder];
    const npm = spawn('npm', ['--prefix', root, 'run', '-s', 'loom', '--', 'train', 'digits.loom', ...flags], {
      cwd: place.folder,
      env: { ...process.env, LAYERLOOM_HOME: place.home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await eventOf(npm, ({ event }) => event === 'step');
    npm.kill('SIGTERM');
    await expect.poll(() => processesOf(place.home), { timeout: 10_000 }).toEqual([]);
    const last = readFileSync(place.at(folder, 'metrics.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ event: 'end', status: 'stopped' });
  });
});

describe('model files', () => {
  it.each(['keras', 'h5', 'onnx'])('export to .%s, whole, and never over another file', async (format) => {
    const file = `model.${format}`;
    const [written] = await place.events('export', 'first', '--to', file);
    expect(written).toMatchObject({ path: place.at(file) });
    const before = readFileSync(place.at(file));
    const again = await place.loom('export', 'first', '--to', file);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining(`${file}: exists already`)]);
    expect(readFileSync(place.at(file)).equals(before)).toBe(true);
  });

  it.each(['keras', 'h5'])('come back from .%s with the same drawing, numbers and predictions', async (format) => {
    const [imported] = await place.events('import', `model.${format}`, '-o', `from-${format}.loom`);
    expect(existsSync(String(imported?.['run']))).toBe(true);
    expect((await place.events('summary', `from-${format}.loom`))[0]).toMatchObject({ parameters: 55_050 });
    const [own] = await place.events('evaluate', 'first');
    const [theirs] = await place.events('evaluate', `model.${format}`, '--data', 'mnist');
    expect(theirs?.['accuracy']).toBeCloseTo(Number(own?.['accuracy']), 6);
    expect(theirs?.['loss']).toBeCloseTo(Number(own?.['loss']), 5);
  });

  it('predict arrays', async () => {
    const pictures = {
      dtype: 'f32' as const,
      shape: [3, 28, 28, 1],
      data: Float32Array.from({ length: 3 * 784 }, (_, index) => (index % 7) / 7),
    };
    writeFileSync(place.at('x.npy'), writeNpy(pictures));
    await place.events('predict', 'first', '--input', 'x.npy', '--output', 'y.npy');
    const scores = readNpy(new Uint8Array(readFileSync(place.at('y.npy'))), 'y.npy');
    expect([scores.shape, scores.dtype]).toEqual([[3, 10], 'f32']);
    const sums = [0, 1, 2].map((row) =>
      Array.from(scores.data)
        .slice(row * 10, row * 10 + 10)
        .reduce((sum, value) => sum + value, 0),
    );
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
  });
});

describe('the rest', () => {
  it('names every backend, available or not, with the reason', async () => {
    const [answer] = await place.events('backends');
    const backends = answer?.['backends'] as { id: string; available: boolean; device: string | null; reason: string | null }[];
    expect(backends.map(({ id }) => id).sort()).toEqual(['gpujs', 'onnxruntime', 'reference']);
    for (const { available, device, reason } of backends) {
      if (available) expect([typeof device, reason]).toEqual(['string', null]);
      else expect([device, typeof reason]).toEqual([null, 'string']);
    }
  });

  it('serves the app, and ends with its parent’s signal', async () => {
    const child = place.start(['serve', '--json'], { LAYERLOOM_OPEN: '0' });
    const { url } = await eventOf(child, (event) => 'url' in event);
    expect(String(url)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\S+$/);
    expect((await fetch(String(url))).status).toBe(200);
    child.kill('SIGINT');
    expect(await exitOf(child)).toBe(130);
  });

  it('runs by npm from any folder, with paths relative to it', () => {
    const { status, stdout } = spawnSync('npm', ['--prefix', root, 'run', '-s', 'loom', '--', 'check', 'digits.loom', '--json'], {
      cwd: place.folder,
      encoding: 'utf8',
      env: { ...process.env, LAYERLOOM_HOME: join(place.folder, 'home') },
      shell: process.platform === 'win32',
    });
    expect([status, JSON.parse(stdout)]).toEqual([0, { issues: [], errors: 0 }]);
  });

  it('trains two drawings at the same time in one home', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((name) => place.events('train', 'digits.loom', '--limit', '640', '--epochs', '1', '--out', name)),
    );
    expect(both.map((list) => list.at(-1)?.['status'])).toEqual(['completed', 'completed']);
    expect(numbersOf(both[0] ?? [])).toEqual(numbersOf(both[1] ?? []));
  });
});
