/** @file The runs of this process by folder: those that train, and those that are still being made ready. */
import type { LiveGuess } from '../training/guess-desk.ts';
import type { Example } from '../training/predict.ts';
import type { RunAction } from '../training/protocol.ts';
import type { Run } from '../training/run.ts';

type Steered = Pick<Run, RunAction | 'guess'>;

/** What was asked of a run that is not there yet. */
interface Awaited {
  readonly actions: RunAction[];
  readonly ready: Promise<Steered | null>;
  readonly tell: (run: Steered | null) => void;
}

export class LiveRuns {
  readonly #runs = new Map<string, Steered | Awaited>();

  /** From now on the run may be steered, though data and backend are still being opened. */
  prepare(path: string): void {
    let tell: Awaited['tell'] = () => undefined;
    const ready = new Promise<Steered | null>((resolve) => {
      tell = resolve;
    });
    this.#runs.set(path, { actions: [], ready, tell });
  }

  /** What was asked meanwhile is done before the first step. */
  begin(path: string, run: Steered): void {
    const awaited = this.#runs.get(path);
    this.#runs.set(path, run);
    if (!isAwaited(awaited)) return;
    for (const action of awaited.actions) run[action]();
    awaited.tell(run);
  }

  end(path: string): void {
    const run = this.#runs.get(path);
    this.#runs.delete(path);
    if (isAwaited(run)) run.tell(null);
  }

  /** False where no such run lives here. */
  control(path: string, action: RunAction): boolean {
    const run = this.#runs.get(path);
    if (isAwaited(run)) run.actions.push(action);
    else run?.[action]();
    return run !== undefined;
  }

  /** By the run's weights of this moment; null where no such run lives here, or where it ends first. */
  async guess(path: string, example: Example): Promise<LiveGuess | null> {
    const run = this.#runs.get(path);
    const ready = isAwaited(run) ? await run.ready : run;
    return ready ? ready.guess(example) : null;
  }

  stopAll(): void {
    for (const path of this.#runs.keys()) this.control(path, 'stop');
  }
}

function isAwaited(run: Steered | Awaited | undefined): run is Awaited {
  return run !== undefined && 'ready' in run;
}
