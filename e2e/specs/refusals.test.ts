/** @file Bad input on the command line: refused with exit code 1 in words, inputs untouched, nothing half-written. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../engine/core/npy.ts';
import { writeNpz } from '../../engine/core/npz.ts';
import type { HostTensor } from '../../engine/core/tensor.ts';
import template from '../../resources/templates/mnist-mlp.loom.json' with { type: 'json' };
import { Workplace } from '../fixtures/loom.ts';

const place = new Workplace();
afterAll(() => place.dispose());

/** A document of the tutorial's net in which the test may break anything. */
interface LooseNode {
  id?: unknown;
  type?: unknown;
  name: string;
  params?: Record<string, unknown>;
  shares?: string;
  position?: unknown;
}
type LooseEdge = Partial<Record<'id' | 'source' | 'sourcePort' | 'target' | 'targetPort', string>>;
interface Loose {
  graphs: { main: { nodes: LooseNode[]; edges: LooseEdge[] } };
  training: Record<string, unknown> & { optimizer: { type: string; params: Record<string, unknown> } };
  data: { source: string; columns: Record<string, string> };
}
const drawing = (): Loose => structuredClone(template.document) as unknown as Loose;

/** The wire into a node, or the one with this number. */
function edge(document: Loose, which: number | string): LooseEdge {
  const { edges } = document.graphs.main;
  const found = typeof which === 'number' ? edges[which] : edges.find((each) => each.target === which);
  if (!found) throw new Error(`no wire ${which}`);
  return found;
}

const node = (name: string, change: (node: LooseNode) => void) => (document: Loose) =>
  document.graphs.main.nodes.filter((each) => each.name === name).forEach(change);
const params = (name: string, values: Record<string, unknown>) => node(name, (each) => Object.assign(each.params ?? {}, values));
const training = (values: Record<string, unknown>) => (document: Loose) => Object.assign(document.training, values);
const optimizer = (values: Record<string, unknown>) => (document: Loose) =>
  Object.assign(document.training.optimizer.params, values);
const wire =
  (source: string, target: string, targetPort = 'input') =>
  (document: Loose) =>
    document.graphs.main.edges.push({ id: `x${source}${target}`, source, sourcePort: 'output', target, targetPort });
const insert = (type: string, at: string, values: Record<string, unknown>) => (document: Loose) => {
  edge(document, at).target = 'new';
  document.graphs.main.nodes.push({ id: 'new', type, name: 'added', params: values, position: { x: 0, y: 0 } });
  document.graphs.main.edges.push({ id: 'after', source: 'new', sourcePort: 'output', target: at, targetPort: 'input' });
};
const early = (values: Record<string, unknown>) =>
  training({ early_stopping: { monitor: 'val_loss', patience: 1, min_delta: 0, restore_best_weights: false, ...values } });

/** What the message has to hold, beside the file that it begins with. */
type Words = readonly string[];

const texts: readonly [what: string, text: string | Uint8Array, words: Words][] = [
  ['an empty file', '', ['not a Layerloom document']],
  ['half a document', JSON.stringify(template.document).slice(0, 700), ['not a Layerloom document']],
  ['bytes that are no text', Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256), ['not a Layerloom document']],
  ['null', 'null', ['expected', 'received null']],
  ['a list', '[]', ['expected', 'received']],
  ['a document without a version', JSON.stringify({ ...drawing(), version: undefined }), ['version', 'expected']],
  ['a version that is a word', JSON.stringify({ ...drawing(), version: 'one' }), ['version', 'received "one"']],
  ['a newer version', JSON.stringify({ ...drawing(), version: 2 }), ['version 2', 'version 1', 'Update']],
  ['no graphs', JSON.stringify({ ...drawing(), graphs: undefined }), ['graphs', 'expected']],
  ['no main graph', JSON.stringify({ ...drawing(), graphs: {} }), ['graphs.main', 'expected']],
  [
    'nodes that are no list',
    JSON.stringify({ ...drawing(), graphs: { main: { nodes: {}, edges: [] } } }),
    ['graphs.main.nodes', 'expected'],
  ],
  ['no training settings', JSON.stringify({ ...drawing(), training: undefined }), ['training', 'expected']],
  ['an empty drawing', JSON.stringify({ ...drawing(), graphs: { main: { nodes: [], edges: [] } } }), ['no Input', 'Add one']],
];

const documents: readonly [what: string, change: (document: Loose) => void, words: Words][] = [
  ['a node without an id', node('pixels', (each) => delete each.id), ['graphs.main.nodes.1.id', 'expected']],
  ['a node without a type', node('pixels', (each) => delete each.type), ['graphs.main.nodes.1.type', 'expected']],
  ['a position in words', node('pixels', (each) => (each.position = { x: 'left', y: 0 })), ['position.x', 'received "left"']],
  ['a wire without a target', (document) => delete edge(document, 0).target, ['graphs.main.edges.0.target']],
  ['no epochs', training({ epochs: 0 }), ['training.epochs', 'received 0']],
  ['half an epoch', training({ epochs: 1.5 }), ['training.epochs', 'received 1.5']],
  ['epochs in words', training({ epochs: 'ten' }), ['training.epochs', 'received "ten"']],
  ['a batch of nothing', training({ batch_size: 0 }), ['training.batch_size', 'received 0']],
  ['a validation part of everything', training({ validation_split: 1 }), ['training.validation_split', 'received 1']],
  ['a negative validation part', training({ validation_split: -0.1 }), ['training.validation_split', 'received -0.1']],
  ['a negative seed', training({ seed: -1 }), ['training.seed', 'received -1']],
  ['an unknown optimizer', training({ optimizer: { type: 'Adamm', params: {} } }), ["no optimizer 'Adamm'", 'Adam']],
  [
    'an unknown parameter of the optimizer',
    optimizer({ learning_rat: 0.1 }),
    ['learning_rat', 'Expected one of', 'learning_rate'],
  ],
  ['a negative learning rate', optimizer({ learning_rate: -1 }), ['learning_rate', 'received -1']],
  ['a learning rate in words', optimizer({ learning_rate: 'fast' }), ['learning_rate', 'received fast']],
  ['two clippings at once', optimizer({ clipnorm: 1, clipvalue: 1 }), ['clipnorm', 'clipvalue', 'at most one']],
  ['a negative patience', early({ patience: -1 }), ['early_stopping.patience', 'received -1']],
  ['a monitor that nobody measures', early({ monitor: 'val_f1' }), ["'val_f1'", 'Expected one of']],
  [
    'a validation monitor without validation',
    (document) => {
      early({})(document);
      training({ validation_split: 0 })(document);
    },
    ['val_loss', 'validation share'],
  ],
  ['an unknown layer', node('pixels', (each) => (each.type = 'Flaten')), ["Flaten 'pixels' (n2)", 'no layer of type Flaten']],
  ['no units', params('hidden1', { units: 0 }), ["Dense 'hidden1' (n3)", 'units: expected', 'received 0']],
  ['half a unit', params('hidden1', { units: 1.5 }), ["Dense 'hidden1' (n3)", 'units: expected', 'received 1.5']],
  ['units in words', params('hidden1', { units: '64' }), ["Dense 'hidden1' (n3)", 'units: expected', 'received']],
  ['an unknown parameter', params('hidden1', { unit: 64 }), ["Dense 'hidden1' (n3)", 'no parameter unit', 'Expected one of']],
  [
    'an unknown activation',
    params('hidden1', { activation: 'relux' }),
    ["Dense 'hidden1' (n3)", 'activation: expected', 'relux'],
  ],
  [
    'a rate of more than one',
    insert('Dropout', 'n4', { rate: 1.5 }),
    ["Dropout 'added' (new)", 'rate: expected', 'received 1.5'],
  ],
  ['a convolution after Flatten', insert('Conv2D', 'n3', { filters: 4, kernel_size: [3, 3] }), ["Conv2D 'added' (new)", '784']],
  ['a pool larger than the picture', insert('MaxPooling2D', 'n2', { pool_size: [40, 40] }), ["MaxPooling2D 'added' (new)", '28']],
  [
    'a kernel of no size',
    insert('Conv2D', 'n2', { filters: 4, kernel_size: [0, 3] }),
    ["Conv2D 'added' (new)", 'kernel_size: expected'],
  ],
  ['a shape with a zero', params('image', { shape: [28, 0, 1] }), ["Input 'image' (n1)", 'shape: expected']],
  [
    'a shape that is not the data’s',
    params('image', { shape: [28, 28, 3] }),
    ["Input 'image' (n1)", '28 × 28 × 1', '28 × 28 × 3'],
  ],
  ['two layers of one name', node('hidden2', (each) => (each.name = 'hidden1')), ["named 'hidden1'", 'Rename']],
  ['a name with a slash', node('hidden2', (each) => (each.name = 'a/b')), ["'a/b'", 'Rename']],
  ['an empty name', node('hidden2', (each) => (each.name = '')), ['name', 'Rename']],
  ['two nodes of one id', node('hidden2', (each) => (each.id = 'n3')), ['the id n3']],
  ['a wire to nowhere', wire('n2', 'n99'), ['n99', 'does not exist']],
  ['two wires of one id', (document) => (edge(document, 1).id = 'e1'), ['the id e1']],
  ['a circle', (document) => (edge(document, 1).source = 'n4'), ['circle', 'hidden1', 'hidden2']],
  ['a circle of one', (document) => (edge(document, 2).source = 'n4'), ['circle', 'hidden2']],
  [
    'a circle, and a wrong port too',
    (document) => {
      edge(document, 1).source = 'n4';
      wire('n3', 'n1')(document);
    },
    ['circle', "Input 'image' (n1)", 'which this node does not have'],
  ],
  ['two wires into one port', wire('n2', 'n4'), ["Dense 'hidden2' (n4)", 'takes one wire']],
  ['a wire out of an Output', wire('n6', 'n3'), ["Output 'digit' (n6)", 'which this node does not have']],
  ['a wire that is missing', (document) => document.graphs.main.edges.splice(1, 1), ["Dense 'hidden1' (n3)", 'lacks a wire']],
  [
    'an addition of different shapes',
    (document) => {
      insert('Add', 'n5', {})(document);
      edge(document, 'new').targetPort = 'inputs';
      wire('n2', 'new', 'inputs')(document);
    },
    ["Add 'added' (new)", '784', '64'],
  ],
  [
    'no Output',
    (document) => {
      document.graphs.main.nodes.pop();
      document.graphs.main.edges.pop();
    },
    ['no Output', 'Add one'],
  ],
  ['too few classes', params('scores', { units: 4 }), ["Output 'digit' (n6)", '10 classes', '4']],
  ['an unknown loss', params('digit', { loss: { type: 'cross_entropy', params: {} } }), ["Output 'digit' (n6)", 'cross_entropy']],
  ['an unknown metric', params('digit', { metrics: [{ type: 'f1', params: {} }] }), ["Output 'digit' (n6)", 'f1']],
  [
    'a loss that does not fit the target',
    params('digit', { loss: { type: 'mean_squared_error', params: {} } }),
    ["Output 'digit' (n6)", 'expected shape'],
  ],
  [
    'an Input bound to nothing',
    (document) => delete document.data.columns['n1'],
    ["Input 'image' (n1)", 'Choose one of: image, label'],
  ],
  [
    'an unknown column',
    (document) => (document.data.columns['n6'] = 'digit'),
    ["Output 'digit' (n6)", "'digit'", 'Choose one of: image, label'],
  ],
  ['data that is not there', (document) => (document.data.source = 'mine.npz'), ['mine.npz', 'Check the path']],
  ['data outside of its folder', (document) => (document.data.source = '../mine.npz'), ['../mine.npz', '--data']],
  [
    'weights shared with nobody',
    node('hidden2', (each) => {
      delete each.params;
      each.shares = 'n77';
    }),
    ["Dense 'hidden2' (n4)", 'n77'],
  ],
  [
    'weights shared with another type',
    node('hidden2', (each) => {
      delete each.params;
      each.shares = 'n2';
    }),
    ["Dense 'hidden2' (n4)", 'expected type Flatten'],
  ],
];

const f32 = (shape: number[], fill = 0): HostTensor => ({
  dtype: 'f32',
  shape,
  data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(fill),
});
const i32 = (values: number[]): HostTensor => ({ dtype: 'i32', shape: [values.length], data: Int32Array.from(values) });
const pictures = f32([4, 28, 28, 1]);

const files: Readonly<Record<string, Uint8Array | string>> = {
  'text.csv': 'a,b\n1,2\n',
  'junk.npz': 'this is no zip file',
  'cut.npz': writeNpz({ x: pictures, y: i32([0, 1, 2, 3]) }).slice(0, 3000),
  'no-y.npz': writeNpz({ x: pictures }),
  'shape.npz': writeNpz({ x: f32([4, 27, 28, 1]), y: i32([0, 1, 2, 3]) }),
  'high.npz': writeNpz({ x: pictures, y: i32([0, 1, 10, 3]) }),
  'low.npz': writeNpz({ x: pictures, y: i32([0, -1, 2, 3]) }),
  'half.npz': writeNpz({ x: pictures, y: { dtype: 'f32', shape: [4], data: Float32Array.from([0, 1, 2.5, 3]) } }),
  'lengths.npz': writeNpz({ x: pictures, y: i32([0, 1, 2]) }),
  'none.npz': writeNpz({ x: f32([0, 28, 28, 1]), y: i32([]) }),
  'good.npz': writeNpz({ x: pictures, y: i32([0, 1, 2, 3]) }),
  'x.npy': writeNpy(pictures),
  'wrong.npy': writeNpy(f32([4, 10])),
  'junk.npy': 'numbers',
  'junk.keras': 'this is no zip file',
  'junk.h5': 'this is no HDF5 file',
  'empty.h5': '',
  'taken.h5': 'somebody’s work',
  'taken.loom': 'somebody’s drawing',
};

/** Commands with `{drawing}` and `{run}`: a good drawing and a trained run. */
const commands: readonly [what: string, args: readonly string[], words: Words][] = [
  ['data that is not there', ['train', '{drawing}', '--data', 'nope.npz'], ['nope.npz', 'Check the path']],
  ['data of another kind', ['train', '{drawing}', '--data', 'text.csv'], ['text.csv', '.npz']],
  ['data that is no archive', ['train', '{drawing}', '--data', 'junk.npz'], ['junk.npz']],
  ['data that was cut off', ['train', '{drawing}', '--data', 'cut.npz'], ['cut.npz']],
  ['data without targets', ['train', '{drawing}', '--data', 'no-y.npz'], ['no-y.npz', "'digit'", "'y'"]],
  ['pictures of another size', ['train', '{drawing}', '--data', 'shape.npz'], ['shape.npz', '28 × 28 × 1', '27 × 28 × 1']],
  ['a label above the classes', ['train', '{drawing}', '--data', 'high.npz'], ['high.npz', '0..9', 'received 10', 'example 2']],
  ['a label below zero', ['train', '{drawing}', '--data', 'low.npz'], ['low.npz', '0..9', 'received -1']],
  ['half a label', ['train', '{drawing}', '--data', 'half.npz'], ['half.npz', 'received 2.5']],
  ['arrays of different lengths', ['train', '{drawing}', '--data', 'lengths.npz'], ['lengths.npz', '4', '3']],
  ['arrays of no length', ['train', '{drawing}', '--data', 'none.npz'], ['none.npz']],
  ['weights from nowhere', ['train', '{drawing}', '--from', 'nothing'], ['nothing', 'no such file']],
  ['weights of other shapes', ['train', 'wide.loom', '--from', '{run}'], ['hidden1', '64', '32']],
  ['a run that exists', ['train', '{drawing}', '--out', '{run}'], ['exists already', '--force']],
  ['resuming what is no run', ['resume', 'emptyfolder'], ['emptyfolder']],
  ['resuming what is not there', ['resume', 'nothing'], ['nothing']],
  ['evaluating what is not there', ['evaluate', 'nothing'], ['nothing']],
  ['evaluating what is no run', ['evaluate', 'emptyfolder'], ['emptyfolder']],
  ['evaluating a broken .keras', ['evaluate', 'junk.keras', '--data', 'mnist'], ['junk.keras']],
  ['evaluating a text file', ['evaluate', 'text.csv', '--data', 'mnist'], ['text.csv', '.csv']],
  ['evaluating on data that does not fit', ['evaluate', '{run}', '--data', 'shape.npz'], ['shape.npz']],
  ['predicting from nothing', ['predict', '{run}', '--input', 'nope.npy', '--output', 'y.npy'], ['nope.npy']],
  ['predicting from another shape', ['predict', '{run}', '--input', 'wrong.npy', '--output', 'y.npy'], ['28 × 28 × 1', '4 × 10']],
  ['predicting from what is no array', ['predict', '{run}', '--input', 'junk.npy', '--output', 'y.npy'], ['junk.npy']],
  ['predicting from a text file', ['predict', '{run}', '--input', 'text.csv', '--output', 'y.npy'], ['text.csv', '.npy']],
  [
    'predicting into a file that exists',
    ['predict', '{run}', '--input', 'x.npy', '--output', 'wrong.npy'],
    ['wrong.npy', '--force'],
  ],
  ['predicting into a text file', ['predict', '{run}', '--input', 'x.npy', '--output', 'y.txt'], ['y.txt', '.npy']],
  ['exporting what is not there', ['export', 'nothing', '--to', 'm.h5'], ['nothing']],
  ['exporting over a file', ['export', '{run}', '--to', 'taken.h5'], ['taken.h5', '--force']],
  ['exporting to an unknown format', ['export', '{run}', '--to', 'm.xyz'], ['.xyz', '.keras']],
  ['exporting into no folder', ['export', '{run}', '--to', 'no/such/m.h5'], ['no/such', 'Make the folder']],
  ['importing what is not there', ['import', 'nothing.keras', '-o', 'i.loom'], ['nothing.keras']],
  ['importing a broken .keras', ['import', 'junk.keras', '-o', 'i.loom'], ['junk.keras']],
  ['importing a broken .h5', ['import', 'junk.h5', '-o', 'i.loom'], ['junk.h5']],
  ['importing an empty .h5', ['import', 'empty.h5', '-o', 'i.loom'], ['empty.h5']],
  ['importing a text file', ['import', 'text.csv', '-o', 'i.loom'], ['text.csv']],
  ['importing over a drawing', ['import', 'junk.keras', '-o', 'taken.loom'], ['taken.loom', '--force']],
  ['a template that is not there', ['new', 'mnist', '-o', 'n.loom'], ["'mnist'", 'mnist-mlp']],
  ['a new drawing over another', ['new', 'empty', '-o', 'taken.loom'], ['taken.loom', '--force']],
  ['a folder instead of a drawing', ['check', 'emptyfolder'], ['emptyfolder', 'folder']],
  ['a model too large for the machine', ['train', 'huge.loom'], ['memory']],
];

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(place.at(name), content);
  mkdirSync(place.at('emptyfolder'));
  writeFileSync(place.at('good.loom'), JSON.stringify(drawing()));
  write('wide.loom', params('hidden1', { units: 32 }));
  write('huge.loom', params('hidden1', { units: 2_000_000_000 }));
  await place.events('train', 'good.loom', '--limit', '64', '--epochs', '1', '--out', 'run');
});

function write(name: string, change: (document: Loose) => void): string {
  const document = drawing();
  change(document);
  writeFileSync(place.at(name), JSON.stringify(document));
  return name;
}

/** Every file of the workplace with its content's hash: what must not change. */
function snapshot(folder = place.folder): Record<string, string> {
  const entries = readdirSync(folder).flatMap((name): [string, string][] => {
    const path = join(folder, name);
    if (path === place.home) return [];
    return statSync(path).isDirectory()
      ? Object.entries(snapshot(path))
      : [[path, createHash('sha256').update(readFileSync(path)).digest('hex')]];
  });
  return Object.fromEntries(entries);
}

async function expectRefusal(args: readonly string[], words: Words, begins: string | null): Promise<void> {
  const before = snapshot();
  const { code, out, err, seconds } = await place.loom(...args);
  const said = out + err;
  expect({ code, said }).toEqual({ code: 1, said: expect.not.stringMatching(/\n\s+at |undefined|\[object/) });
  for (const word of words) expect(said).toContain(word);
  if (begins !== null) expect(err.split('\n')[0]?.startsWith(`${begins}: `), `begins with the file: ${err}`).toBe(true);
  expect(snapshot()).toEqual(before);
  expect(seconds).toBeLessThan(5);
}

describe('a file that is no drawing', () => {
  it.each(texts)('is refused: %s', async (_, text, words) => {
    writeFileSync(place.at('bad.loom'), text);
    await expectRefusal(['train', 'bad.loom'], words, 'bad.loom');
  });
});

describe('a drawing that cannot be trained', () => {
  it.each(documents)('is refused: %s', async (_, change, words) => {
    write('bad.loom', change);
    await expectRefusal(['train', 'bad.loom'], words, null);
    await expectRefusal(['check', 'bad.loom'], words, null);
  });
});

describe('a command with the wrong files', () => {
  it.each(commands)('is refused: %s', async (_, args, words) => {
    await expectRefusal(
      args.map((arg) => arg.replace('{drawing}', 'good.loom').replace('{run}', 'run')),
      words,
      null,
    );
  });

  it('stops a run whose loss is no number, and names layer and step', async () => {
    write('wild.loom', (document) => {
      document.training.optimizer = { type: 'SGD', params: { learning_rate: 1e30 } };
    });
    const { code, out, err } = await place.loom('train', 'wild.loom', '--limit', '640', '--json', '--out', 'wild');
    expect(code).toBe(1);
    expect(err).toMatch(/^wild\.loom: The loss is no longer a number at step \d+; layer '\w+'/m);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ event: 'end', status: 'nan' });
  });

  it('has more than sixty cases', () => {
    expect(texts.length + documents.length + commands.length).toBeGreaterThan(60);
  });
});
