/** @file The command line over services made of nothing: exit codes, JSON lines, refusals, interruption. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoomError } from '../../engine/core/errors.ts';
import { printDocument } from '../../engine/model/document/load.ts';
import { chain, edge } from '../../engine/model/document/fixtures.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { RunEventBody } from '../../engine/training/types.ts';
import { listenForInterrupt } from './interrupt.ts';
import { runProgram } from './program.ts';
import type { CliServices, Run, TrainRequest } from './services.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good = chain([
  ['Flatten', {}],
  ['Dense', { units: 10, activation: 'softmax' }],
]);

const unused = () => Promise.reject(new Error('not expected here'));

const nothing: CliServices = {
  templates: async () => [
    { id: 'one', text: { title: { en: 'One', 'zh-CN': '一' }, summary: { en: 'First.', 'zh-CN': '第一。' } }, document: good },
  ],
  writeFile: async (path, content) => writeFileSync(path, content),
  train: unused,
  resume: unused,
  evaluate: unused,
  predict: unused,
  exportModel: unused,
  importModel: unused,
  backends: async () => [
    { id: 'onnxruntime', available: true, device: 'CPU, 1 thread', reason: null },
    { id: 'gpujs', available: false, device: null, reason: 'no adapter' },
  ],
  dispose: async () => {},
};

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly events: Record<string, unknown>[];
}

async function loom(args: readonly string[], services: Partial<CliServices> = {}, signals = new EventEmitter()): Promise<Result> {
  let [out, err] = ['', ''];
  const interrupt = listenForInterrupt(signals);
  const code = await runProgram(args, {
    version: '1.2.3',
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    interrupt,
    services: async () => ({ ...nothing, ...services }),
    serve: unused,
  });
  interrupt.dispose();
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  return { code, out, err, events: lines.map((line) => JSON.parse(line)) };
}

function save(document: LoomDocument, name = 'd.loom'): string {
  const path = join(folder, name);
  writeFileSync(path, printDocument(document));
  return path;
}

/** A run that tells these events; `stop` lets the last one out. */
function runOf(bodies: readonly RunEventBody[], untilStopped = false): Run & { stopped: () => boolean } {
  let stopped = false;
  let release = () => {};
  const stopping = new Promise<void>((done) => {
    release = done;
  });
  async function* events() {
    for (const [index, body] of bodies.entries()) {
      if (untilStopped && index === bodies.length - 1) await stopping;
      yield { seq: index + 1, attempt: 1, ...body };
    }
  }
  return {
    path: '/runs/1',
    events: events(),
    stop: async () => {
      stopped = true;
      release();
    },
    stopped: () => stopped,
  };
}

const start: RunEventBody = { event: 'start', epochs: 2, stepsPerEpoch: 3, backend: 'onnxruntime', device: 'CPU' };
const end = (status: 'completed' | 'stopped' | 'nan', reason = {}): RunEventBody => ({
  event: 'end',
  status,
  epoch: 2,
  step: 6,
  seconds: 1,
  metrics: {},
  ...reason,
});

const issuesOf = (events: Result['events']) => (events[0]?.['issues'] ?? []) as { code: string }[];

describe('usage', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['trian'], 2],
    [['train'], 2],
    [['train', 'x.loom', '--epochs', '0'], 2],
    [['train', 'x.loom', '--epochs', '1.5'], 2],
    [['train', 'x.loom', '--batch-size', 'many'], 2],
    [['train', 'x.loom', '--seed', '-1'], 2],
    [['train', 'x.loom', '--backend', 'tpu'], 2],
    [['train', 'x.loom', '--colour'], 2],
    [['train', 'x.loom', 'y.loom'], 2],
    [['new', 'one'], 2],
    [['evaluate', 'm', '--split', 'half'], 2],
  ])('%j ends with %i and no stack trace', async (args, code) => {
    const result = await loom(args);
    expect(result.code).toBe(code);
    expect(result.out + result.err).not.toMatch(/\n\s+at /);
    if (code !== 0) expect(result.err).not.toBe('');
  });
});

describe('new and templates', () => {
  it('lists templates as one JSON object', async () => {
    const { events, out } = await loom(['templates', '--json']);
    expect(events).toEqual([{ templates: [{ id: 'one', title: 'One', summary: 'First.' }] }]);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('writes a drawing once, and again only with --force', async () => {
    const path = join(folder, 'a.loom');
    expect((await loom(['new', 'one', '-o', path])).code).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8')).version).toBe(1);
    const again = await loom(['new', 'one', '-o', path]);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain(`${path}: exists already`);
    expect((await loom(['new', 'one', '-o', path, '--force'])).code).toBe(0);
  });

  it('names what there is when a template is not there', async () => {
    const { code, err } = await loom(['new', 'two', '-o', join(folder, 'a.loom')]);
    expect([code, err.trim()]).toEqual([1, "There is no template 'two'. Expected one of: one."]);
    expect(existsSync(join(folder, 'a.loom'))).toBe(false);
  });
});

describe('check and summary', () => {
  it('are content with a good drawing', async () => {
    const file = save(good);
    expect(await loom(['check', file, '--json'])).toMatchObject({ code: 0, events: [{ issues: [], errors: 0 }] });
    const { events, code } = await loom(['summary', file, '--json']);
    expect(code).toBe(0);
    expect(events[0]).toMatchObject({
      parameters: 7850,
      trainable_parameters: 7850,
      layers: [{ name: 'in' }, { name: 'l0', output_shape: [784] }, { name: 'l1', parameters: 7850 }],
    });
  });

  it('begin each message with file and node', async () => {
    const file = save(
      chain([
        ['Flatten', {}],
        ['Dense', { units: 0 }],
      ]),
    );
    const { code, err } = await loom(['check', file]);
    expect(code).toBe(1);
    expect(err).toContain(`${file}: Dense 'l1' (l1): `);
    expect(err).toMatch(/units: expected .* received 0/);
  });

  it('report a cycle', async () => {
    const { nodes, edges } = good.graphs.main;
    const file = save({ ...good, graphs: { main: { nodes, edges: [...edges, edge('back', 'l1', 'l0')] } } });
    const { code, events } = await loom(['check', file, '--json']);
    expect(code).toBe(1);
    expect(issuesOf(events).map((issue) => issue.code)).toContain('model.cycle');
  });

  it.each([
    ['nothing', '', 'not a Layerloom document'],
    ['half a document', '{"version": 1, "graphs"', 'not a Layerloom document'],
    ['a newer version', '{"version": 9}', 'version 9'],
    ['a list', '[]', 'expected'],
  ])('refuse %s in words', async (_, text, words) => {
    const file = join(folder, 'bad.loom');
    writeFileSync(file, text);
    const { code, err } = await loom(['check', file]);
    expect(code).toBe(1);
    expect(err.startsWith(`${file}: `)).toBe(true);
    expect(err).toContain(words);
  });

  it('say when a file or folder is not what is needed', async () => {
    expect((await loom(['check', join(folder, 'none.loom')])).err).toContain('none.loom: there is no such file');
    expect((await loom(['check', folder])).err).toContain('received a folder');
  });

  it('reach for no data outside of the drawing’s folder', async () => {
    const file = save({ ...good, data: { source: '../secret.npz', columns: {} } });
    const { code, err } = await loom(['check', file]);
    expect([code, err.includes('lies outside')]).toEqual([1, true]);
  });
});

describe('train', () => {
  it('tells the run as JSON lines and nothing else', async () => {
    const bodies: RunEventBody[] = [
      start,
      { event: 'state', status: 'running', epoch: 0, step: 0 },
      { event: 'step', step: 1, epoch: 1, loss: 2.5, metrics: { loss: 2.5 }, examplesPerSecond: 10 },
      { event: 'step', step: 2, epoch: 1, loss: null, metrics: {}, examplesPerSecond: 10 },
      {
        event: 'epoch',
        epoch: 1,
        step: 3,
        seconds: 0.5,
        examplesPerSecond: 12,
        metrics: { loss: 2, accuracy: 0.5, val_loss: 1 },
      },
      { event: 'test', metrics: { loss: 1, accuracy: 0.75 } },
      end('completed'),
    ];
    const { code, out, events } = await loom(['train', save(good), '--json'], { train: async () => runOf(bodies) });
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(events.length);
    expect(events).toEqual([
      { event: 'start', run: '/runs/1', epochs: 2, steps_per_epoch: 3, backend: 'onnxruntime', device: 'CPU' },
      { event: 'step', step: 1, loss: 2.5 },
      { event: 'step', step: 2, loss: null },
      { event: 'epoch', epoch: 1, seconds: 0.5, loss: 2, accuracy: 0.5, val_loss: 1, examples_per_second: 12 },
      { event: 'end', run: '/runs/1', status: 'completed', epoch: 2, step: 6, seconds: 1, test_loss: 1, test_accuracy: 0.75 },
    ]);
  });

  it('lets flags override the document', async () => {
    let seen: TrainRequest | null = null;
    const train = async (request: TrainRequest) => {
      seen = request;
      return runOf([end('completed')]);
    };
    const flags = [
      '--epochs',
      '3',
      '--batch-size',
      '64',
      '--seed',
      '5',
      '--no-shuffle',
      '--limit',
      '100',
      '--backend',
      'reference',
      '--steps',
      'all',
      '--out',
      join(folder, 'run'),
    ];
    expect((await loom(['train', save(good), ...flags], { train })).code).toBe(0);
    expect(seen).toMatchObject({
      backend: 'reference',
      limit: 100,
      everyStep: true,
      folder: join(folder, 'run'),
      document: { training: { epochs: 3, batch_size: 64, seed: 5, shuffle: false } },
    });
  });

  it('stops with a checkpoint at Ctrl-C and ends with 130, at SIGTERM with 143', async () => {
    for (const [signal, expected] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const signals = new EventEmitter();
      const run = runOf([start, end('stopped')], true);
      setTimeout(() => signals.emit(signal), 20);
      const result = await loom(['train', save(good), '--json'], { train: async () => run }, signals);
      expect([result.code, run.stopped(), result.events.at(-1)?.['status']]).toEqual([expected, true, 'stopped']);
    }
  });

  it('ends with 1 and the reason when the loss is no number', async () => {
    const reason = { reason: { code: 'runs.nan', values: { step: 4 } } };
    const file = save(good);
    const { code, err } = await loom(['train', file], { train: async () => runOf([start, end('nan', reason)]) });
    expect([code, err.trim()]).toEqual([1, `${file}: The loss is no longer a number at step 4. Try a smaller learning rate.`]);
  });

  it('refuses a folder that exists, before anything starts', async () => {
    const { code, err } = await loom(['train', save(good), '--out', folder]);
    expect([code, err.startsWith(`${save(good)}`) || err.startsWith(folder)]).toEqual([1, true]);
    expect(err).toContain('exists already');
  });

  it('trains nothing that has errors, and shows them all', async () => {
    const file = save(
      chain([
        ['Dense', { units: 0 }],
        ['Dropout', { rate: 2 }],
      ]),
    );
    const { code, err } = await loom(['train', file]);
    expect(code).toBe(1);
    expect(err).toContain("Dense 'l0' (l0)");
    expect(err).toContain("Dropout 'l1' (l1)");
  });
});

describe('failures', () => {
  it('are our fault with 70 and ours to explain', async () => {
    const { code, err } = await loom(['backends'], { backends: async () => Promise.reject(new Error('bang')) });
    expect([code, err]).toEqual([70, expect.stringContaining('bang')]);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('are the user’s with 1', async () => {
    const evaluate = async () => Promise.reject(new LoomError('data.unknown-column', { column: 'y', known: 'x' }));
    const { code, err } = await loom(['evaluate', folder], { evaluate });
    expect([code, err.trim()]).toEqual([1, `${folder}: There is no column 'y'. Expected one of: x.`]);
  });

  it('give one JSON object for backends', async () => {
    const { events } = await loom(['backends', '--json']);
    expect(events).toEqual([
      {
        backends: [
          { id: 'onnxruntime', available: true, device: 'CPU, 1 thread', reason: null },
          { id: 'gpujs', available: false, device: null, reason: 'no adapter' },
        ],
      },
    ]);
  });
});
