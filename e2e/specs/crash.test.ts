/** @file Runs that are cut off in every way: what is said, what is kept, and that going on gives the same bits as never stopping. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNpz } from '../../engine/core/npz.ts';
import { foldAttempts } from '../../engine/training/attempts.ts';
import type { RunEvent } from '../../engine/training/types.ts';
import { processesOf } from '../fixtures/host.ts';
import { eventOf, exitOf, root, Workplace } from '../fixtures/loom.ts';

const flags = ['--limit', '30000', '--epochs', '3'];
/** 27,000 examples are left by the validation part; batches of 32. */
const stepsPerEpoch = 844;
const place = new Workplace();

beforeAll(async () => {
  await place.events('new', 'mnist-mlp', '-o', 'digits.loom');
  await place.events('train', 'digits.loom', ...flags, '--out', 'whole');
});
afterAll(() => place.dispose());

interface Training {
  readonly process: ChildProcess;
  /** Its words on stderr so far. */
  words(): string;
}

/** A leader of its own process group, as a terminal starts it. */
function train(folder: string): Training {
  const child = spawn(
    process.execPath,
    [join(root, 'electron/launch/loom.mjs'), 'train', 'digits.loom', ...flags, '--json', '--out', folder],
    { cwd: place.folder, env: { ...process.env, LAYERLOOM_HOME: place.home }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let words = '';
  child.stderr.on('data', (text) => {
    words += text;
  });
  return { process: child, words: () => words };
}

const until = (child: ChildProcess, step: number) => eventOf(child, (event) => Number(event['step']) > step);

/** The engine: the other process in this home. */
function engineOf({ pid }: ChildProcess): number {
  const others = processesOf(place.home).filter((each) => each !== pid);
  expect(others).toHaveLength(1);
  return others[0] as number;
}

const ended = () => expect.poll(() => processesOf(place.home), { timeout: 5000, interval: 50 }).toEqual([]);

const checkpoints = (folder: string) =>
  existsSync(place.at(folder, 'checkpoints'))
    ? readdirSync(place.at(folder, 'checkpoints'))
        .filter((name) => name.startsWith('step-'))
        .sort()
    : [];

/** All that has to be equal: weights, the optimizer's state, position, sums, plan, and every epoch's numbers. */
function outcome(folder: string): unknown {
  const last = place.at(folder, 'checkpoints', checkpoints(folder).at(-1) ?? '');
  const lines = readFileSync(place.at(folder, 'metrics.jsonl'), 'utf8').trim().split('\n');
  const epochs = foldAttempts(lines.map((line) => JSON.parse(line) as RunEvent)).flatMap((event) =>
    event.event === 'epoch' ? [[event.epoch, event.step, event.metrics]] : [],
  );
  return {
    states: readNpz(new Uint8Array(readFileSync(join(last, 'states.npz'))), 'states.npz'),
    checkpoint: JSON.parse(readFileSync(join(last, 'checkpoint.json'), 'utf8')),
    epochs,
  };
}

async function goesOnAs(folder: string): Promise<void> {
  const rest = await place.events('resume', folder);
  expect(rest.at(-1)).toMatchObject({ event: 'end', status: 'completed' });
  expect(outcome(folder)).toEqual(outcome('whole'));
  expect(readdirSync(place.at(folder)).sort()).toEqual(['checkpoints', 'document.loom', 'metrics.jsonl', 'run.json']);
}

describe.runIf(process.platform === 'linux')('a run goes on with the same bits after', () => {
  it('kill -9 of the engine, which the command tells', async () => {
    const run = train('engine-killed');
    await until(run.process, stepsPerEpoch + 100);
    process.kill(engineOf(run.process), 'SIGKILL');
    expect([await exitOf(run.process), run.words()]).toEqual([
      70,
      expect.stringMatching(/^digits\.loom: The engine has ended \(SIGKILL\)\..*resumed\.\n$/),
    ]);
    await ended();
    await goesOnAs('engine-killed');
  });

  it('kill -9 of the command: the engine notices within 2 s and keeps a checkpoint of where it is', async () => {
    const run = train('parent-killed');
    await until(run.process, stepsPerEpoch + 100);
    const engine = engineOf(run.process);
    run.process.kill('SIGKILL');
    await expect.poll(() => processesOf(place.home).includes(engine), { timeout: 3000, interval: 50 }).toBe(false);
    expect(Number(checkpoints('parent-killed').at(-1)?.slice(5, 15)) % stepsPerEpoch).not.toBe(0);
    await goesOnAs('parent-killed');
  });

  it('kill -9 of everything before the first checkpoint', async () => {
    const run = train('all-killed');
    await until(run.process, 0);
    process.kill(-(run.process.pid ?? 0), 'SIGKILL');
    await exitOf(run.process);
    await ended();
    expect(checkpoints('all-killed')).toEqual([]);
    await goesOnAs('all-killed');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', null],
  ] as const)('%s to all its processes, with a checkpoint in the middle of an epoch', async (signal, code) => {
    const run = train(signal);
    await until(run.process, stepsPerEpoch + 100);
    process.kill(-(run.process.pid ?? 0), signal);
    expect(await exitOf(run.process)).toBe(code);
    await ended();
    expect(Number(checkpoints(signal).at(-1)?.slice(5, 15)) % stepsPerEpoch).not.toBe(0);
    await goesOnAs(signal);
  });
});

describe.runIf(process.platform === 'linux')('Ctrl-C while a run is made ready', () => {
  it('ends it before its first step', async () => {
    const run = train('early');
    await expect.poll(() => existsSync(place.at('early', 'lease.json')), { timeout: 10_000, interval: 5 }).toBe(true);
    process.kill(-(run.process.pid ?? 0), 'SIGINT');
    expect(await exitOf(run.process)).toBe(130);
    const last = readFileSync(place.at('early', 'metrics.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ event: 'end', status: 'stopped', epoch: 0 });
  });
});

describe('a taken port', () => {
  it('is named, with what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const child = place.start(['serve'], { LAYERLOOM_OPEN: '0', LAYERLOOM_PORT: String(port) });
    let words = '';
    child.stderr?.on('data', (text) => {
      words += text;
    });
    expect(await exitOf(child)).toBe(1);
    expect(words).toBe(`Port ${port} is taken. Set LAYERLOOM_PORT to another one.\n`);
    other.close();
  });
});
