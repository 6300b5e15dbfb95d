/** @file Data that the page hands over or asks about: taken in whole or refused in words, described, shown by example. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { LoomError } from '../../engine/core/errors.ts';
import { type ArrayFacts, isLabels } from '../../engine/data/describe.ts';
import { guessArrays } from '../../engine/data/guess-arrays.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { findLayer } from '../../engine/model/registry.ts';
import type { DataSamples } from '../../engine/training/protocol.ts';
import type { Metrics } from '../../engine/training/types.ts';
import { largestDataFile } from '../contract/datasets.ts';
import type { DataStore } from './data-store.ts';
import type { EngineClient } from './engine-client.ts';
import type { Project, ProjectService } from './projects.ts';
import { readRun } from './run-files.ts';
import type { TemplateService } from './templates.ts';

export interface GivenFile {
  readonly name: string;
  readonly file: Blob;
}

export interface Dataset {
  /** What the drawing calls it. */
  readonly source: string;
  readonly arrays: readonly ArrayFacts[];
}

export class DatasetService {
  readonly #store: DataStore;
  readonly #projects: ProjectService;
  readonly #templates: TemplateService;
  readonly #engine: EngineClient;

  constructor(store: DataStore, projects: ProjectService, templates: TemplateService, engine: EngineClient) {
    this.#store = store;
    this.#projects = projects;
    this.#templates = templates;
    this.#engine = engine;
  }

  /**
   * Keeps an `.npz`, or `.npy` files as one, and lets the drawing read it; without one, a drawing is made that suits the data.
   * Nothing is kept or made of what can't be used.
   */
  async add(
    id: string | null,
    files: readonly GivenFile[],
  ): Promise<{ readonly dataset: Dataset; readonly project: Project | null }> {
    if (id !== null) await this.#projects.open(id);
    const { name, bytes } = await bytesOf(files);
    const arrays = await this.#describe(bytes, name);
    refuseUnusable(arrays, name);
    const kept = this.#store.keep(bytes, name);
    const project = id === null ? await this.#drawingFor(arrays, kept.name) : null;
    await this.#store.grant(project?.id ?? id ?? '', kept.name, kept.key);
    return { dataset: { source: kept.name, arrays }, project };
  }

  async describe(project: string, source: string): Promise<Dataset> {
    const path = this.#projects.dataOf(project, source);
    return { source, arrays: await this.#engine.call('describeData', { path, name: source }) };
  }

  samples(project: string, source: string, arrays: readonly string[], count: number): Promise<DataSamples> {
    return this.#engine.call('sampleData', { path: this.#projects.dataOf(project, source), arrays, count });
  }

  /** Gives an imported run the data of its drawing, with the losses that suit it, and tests the run's weights. */
  async bindRun(path: string, project: string, drawing: LoomDocument): Promise<Metrics> {
    const state = readRun(path);
    if (!state) throw new LoomError('runs.no-run', { path });
    const data = this.#projects.dataOf(project, drawing.data.source);
    return this.#engine.call('bindRun', { run: path, document: withDataOf(state.document, drawing), data });
  }

  /** Labelled pictures begin with the first template, all else with an empty drawing. */
  #drawingFor(arrays: readonly ArrayFacts[], file: string): Promise<Project> {
    const { input, target } = guessArrays(arrays);
    const found = (name: string | null): ArrayFacts | undefined => arrays.find((each) => each.name === name);
    const labels = found(target);
    const pictures = (found(input)?.shape.length ?? 0) > 2 && labels !== undefined && isLabels(labels);
    const { document } = pictures ? this.#templates.first() : this.#templates.find('empty');
    return this.#projects.add({ ...document, name: file.replace(/\.npz$/, '') });
  }

  async #describe(bytes: Uint8Array, name: string): Promise<readonly ArrayFacts[]> {
    const folder = mkdtempSync(join(tmpdir(), 'layerloom-'));
    try {
      const path = join(folder, 'data.npz');
      writeFileSync(path, bytes);
      return await this.#engine.call('describeData', { path, name });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** One file's bytes: the `.npz` as it is, or several `.npy` in one. Throws LoomError `data.*`. */
async function bytesOf(files: readonly GivenFile[]): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const names = files.map((each) => each.name);
  const size = files.reduce((sum, each) => sum + each.file.size, 0);
  const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
  if (size > largestDataFile) {
    const values = { file: names.join(', '), received: megabytes(size), expected: megabytes(largestDataFile) };
    throw new LoomError('data.file-too-large', values);
  }
  const kinds = new Set(names.map((name) => /\.np[yz]$/i.exec(name)?.[0].toLowerCase() ?? ''));
  const [only] = files;
  if (kinds.has('.npz') && files.length === 1 && only)
    return { name: only.name, bytes: new Uint8Array(await only.file.arrayBuffer()) };
  if (kinds.size !== 1 || !kinds.has('.npy')) throw new LoomError('data.mixed-files', { received: names.join(', ') });
  const entries = await Promise.all(
    files.map(async ({ name, file }) => [name, new Uint8Array(await file.arrayBuffer())] as const),
  );
  return {
    name: names.map((name) => name.replace(/\.npy$/i, '')).join('-'),
    bytes: zipSync(Object.fromEntries(entries), { level: 0, mtime: '1980-01-01' }),
  };
}

/** The run's own net; of the drawing only its data, and how its Outputs judge with it. */
function withDataOf(run: LoomDocument, { data, graphs }: LoomDocument): LoomDocument {
  const nodes = run.graphs.main.nodes.map((node) => {
    const drawn = graphs.main.nodes.find((each) => each.id === node.id && each.type === node.type);
    return drawn?.params && findLayer(node.type)?.role === 'output' ? { ...node, params: drawn.params } : node;
  });
  return { ...run, graphs: { ...run.graphs, main: { ...run.graphs.main, nodes } }, data };
}

/** What would be the input and target must go together and hold numbers. */
function refuseUnusable(arrays: readonly ArrayFacts[], file: string): void {
  const { input, target, testInput, testTarget } = guessArrays(arrays);
  const found = (name: string | null): ArrayFacts | undefined => arrays.find((each) => each.name === name);
  for (const name of [input, target, testInput, testTarget]) {
    const array = found(name);
    if (!array?.broken) continue;
    throw new LoomError('data.not-finite', { file, column: array.name, place: array.broken.place, received: array.broken.value });
  }
  const [first] = arrays;
  if (!found(input) && first) throw new LoomError('data.scalar', { file, name: first.name });
  for (const [left, right] of [
    [found(input), found(target)],
    [found(testInput), found(testTarget)],
  ]) {
    if (left && left.shape[0] === 0) throw new LoomError('data.no-rows', { file, name: left.name });
    if (!left || !right || left.shape[0] === right.shape[0]) continue;
    const values = { file, first: left.name, expected: left.shape[0] ?? 0, name: right.name, received: right.shape[0] ?? 0 };
    throw new LoomError('data.lengths', values);
  }
}
