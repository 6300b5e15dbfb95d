/** @file The runs of this process by folder: those that train, and those that are still being made ready. */
import type { RunAction } from '../training/protocol.ts';
import type { Run } from '../training/run.ts';

type Steered = Pick<Run, RunAction>;

export class LiveRuns {
  /** A run, or what was asked of one that is not there yet. */
  readonly #runs = new Map<string, Steered | RunAction[]>();

  /** From now on the run may be steered, though data and backend are still being opened. */
  prepare(path: string): void {
    this.#runs.set(path, []);
  }

  /** What was asked meanwhile is done before the first step. */
  begin(path: string, run: Steered): void {
    const asked = this.#runs.get(path);
    this.#runs.set(path, run);
    if (Array.isArray(asked)) for (const action of asked) run[action]();
  }

  end(path: string): void {
    this.#runs.delete(path);
  }

  /** False where no such run lives here. */
  control(path: string, action: RunAction): boolean {
    const run = this.#runs.get(path);
    if (Array.isArray(run)) run.push(action);
    else run?.[action]();
    return run !== undefined;
  }

  stopAll(): void {
    for (const path of this.#runs.keys()) this.control(path, 'stop');
  }
}
