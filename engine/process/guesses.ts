/** @file One guess after another: by a live run's weights, a run's checkpoint, or a drawing's start weights. Models stay loaded. */
import { createHash } from 'node:crypto';
import type { Store } from '../backends/interface.ts';
import type { LoomDocument } from '../model/document/types.ts';
import { Predictor } from '../training/predict.ts';
import type { GuessAnswer, GuessRequest } from '../training/protocol.ts';
import type { Position } from '../training/types.ts';
import type { Backends } from './backends.ts';
import { openStore } from './jobs/evaluate.ts';
import type { LiveRuns } from './live-runs.ts';
import { openModel } from './model-source.ts';
import { type PreparedModel, prepareModel } from './prepare.ts';
import { RunFolder } from './run-folder.ts';

/** The one in use, and the one that the user goes back to. */
const kept = 2;

interface Loaded {
  readonly store: Store;
  readonly predictor: Predictor;
  readonly position: Position;
}

export class Guesses {
  readonly #backends: Backends;
  readonly #live: LiveRuns;
  /** Oldest first. */
  readonly #models = new Map<string, Promise<Loaded>>();
  /** A store takes one call at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(backends: Backends, live: LiveRuns) {
    this.#backends = backends;
    this.#live = live;
  }

  async guess({ model, example }: GuessRequest): Promise<GuessAnswer> {
    const live = 'run' in model && model.weights === 'last' ? await this.#live.guess(model.run, example) : null;
    if (live) return answerOf(live.outputs, live.position, true);
    const turn = this.#last.then(async () => {
      const { predictor, position } = await this.#load(model);
      return answerOf(await predictor.guess(example), position, false);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #load(model: GuessRequest['model']): Promise<Loaded> {
    const key = keyOf(model);
    const held = this.#models.get(key);
    this.#models.delete(key);
    const loaded = held ?? this.#open(model);
    this.#models.set(key, loaded);
    if (!held) loaded.catch(() => this.#models.delete(key));
    for (const oldest of [...this.#models.keys()].slice(0, -kept)) this.#drop(oldest);
    return loaded;
  }

  async #open(model: GuessRequest['model']): Promise<Loaded> {
    if ('document' in model) return this.#start(model.document);
    const folder = new RunFolder(model.run);
    // A run that another process has only just begun has no checkpoint yet.
    if (folder.checkpoints().length === 0) return this.#start(folder.readDocument());
    const { document, states, iteration, weights } = await openModel(model.run, model.weights === 'last' ? 'auto' : 'best');
    return this.#serve(prepareModel(document), states, { epoch: weights.epoch, batch: weights.batch, step: iteration });
  }

  #start(document: LoomDocument): Promise<Loaded> {
    const model = prepareModel(document);
    return this.#serve(model, model.compiled.initialize(document.training.seed), { epoch: 0, batch: 0, step: 0 });
  }

  async #serve(model: PreparedModel, states: Parameters<typeof openStore>[2], position: Position): Promise<Loaded> {
    const program = model.compiled.predict;
    const store = await openStore(program, model, states, 'auto', this.#backends);
    return { store, predictor: new Predictor(store, program), position };
  }

  #drop(key: string): void {
    const dropped = this.#models.get(key);
    this.#models.delete(key);
    void dropped?.then(
      async ({ predictor, store }) => {
        await predictor.dispose();
        await store.dispose();
      },
      () => undefined,
    );
  }
}

function answerOf(outputs: GuessAnswer['outputs'], { epoch, step }: Position, live: boolean): GuessAnswer {
  return { outputs, epoch, step, live };
}

/** What the weights depend on: the checkpoint as it lies there, or all of a drawing but the places of its nodes. */
function keyOf(model: GuessRequest['model']): string {
  if ('run' in model) return `run ${model.weights} ${model.run} ${new RunFolder(model.run).stamp(model.weights)}`;
  const { graphs, training } = model.document;
  const parts = JSON.stringify([graphs, training.seed], (key, value: unknown) => (key === 'position' ? undefined : value));
  return `drawing ${createHash('sha256').update(parts).digest('hex')}`;
}
