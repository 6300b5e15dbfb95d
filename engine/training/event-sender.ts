/** @file Numbers the events of a run, paces those of steps, and measures speed. */
import { type MetricFold, finite } from './metrics.ts';
import type { RunOptions } from './options.ts';
import type { Metrics, Position, RunEvent, RunEventBody, RunStatus } from './types.ts';

/** At most 20 step events a second. */
const pace = 50;

type Needs = Pick<
  RunOptions,
  'store' | 'clock' | 'steps' | 'attempt' | 'firstSeq' | 'emit' | 'settings' | 'plan' | 'device' | 'resumed' | 'notices'
>;

export class EventSender {
  readonly #needs: Needs;
  #seq: number;
  #lastStep = Number.NEGATIVE_INFINITY;
  #examples = 0;
  #rate = 0;
  #since: number;
  #epochExamples = 0;
  #seconds = 0;
  #reason: { code: string; values: Readonly<Record<string, string | number>> } | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#seq = needs.firstSeq;
    this.#since = needs.clock.now();
  }

  started(stepsPerEpoch: number, position: Position): void {
    const { settings, plan, device, resumed, notices } = this.#needs;
    if (resumed) this.#send({ event: 'resume', epoch: position.epoch, step: position.step, epochs: settings.epochs });
    else this.#send({ event: 'start', epochs: settings.epochs, stepsPerEpoch, backend: plan.backend, device });
    for (const notice of notices) this.#send({ event: 'notice', ...notice });
    this.state('running', position);
    this.#since = this.#needs.clock.now();
  }

  stepped(step: number, epoch: number, loss: number, fold: MetricFold, examples: number): void {
    this.#examples += examples;
    this.#epochExamples += examples;
    const now = this.#needs.clock.now();
    if (this.#needs.steps === 'paced' && now - this.#lastStep < pace && Number.isFinite(loss)) return;
    if (now - this.#since >= 500 || this.#rate === 0) {
      this.#rate = Math.round((1000 * this.#examples) / Math.max(1, now - this.#since));
      this.#since = now;
      this.#examples = 0;
    }
    this.#lastStep = now;
    this.#send({ event: 'step', step, epoch, loss: finite(loss), metrics: fold.result(), examplesPerSecond: this.#rate });
  }

  /** The clock of speed starts anew after a pause, and the next step is told, however soon it comes. */
  resumed(): void {
    this.#lastStep = Number.NEGATIVE_INFINITY;
    this.#since = this.#needs.clock.now();
    this.#examples = 0;
  }

  epochEnded(position: Position, metrics: Metrics, seconds: number): void {
    const examplesPerSecond = Math.round(this.#epochExamples / Math.max(1e-3, seconds));
    this.#epochExamples = 0;
    this.#seconds += seconds;
    this.#send({ event: 'epoch', epoch: position.epoch, step: position.step, seconds, examplesPerSecond, metrics });
  }

  state(status: RunStatus, position: Position): void {
    this.#send({ event: 'state', status, epoch: position.epoch, step: position.step });
  }

  tested(metrics: Metrics): void {
    this.#send({ event: 'test', metrics });
  }

  /** Why the run ends badly; told with its end. */
  failed(code: string, values: Readonly<Record<string, string | number>>): void {
    this.#reason = { code, values };
  }

  ended(status: RunStatus, position: Position, metrics: Metrics): void {
    const reason = this.#reason ? { reason: this.#reason } : {};
    this.#send({ event: 'end', status, epoch: position.epoch, step: position.step, seconds: this.#seconds, metrics, ...reason });
  }

  #send(body: RunEventBody): void {
    const event: RunEvent = { seq: ++this.#seq, attempt: this.#needs.attempt, ...body };
    this.#needs.store.append(event);
    this.#needs.emit(event);
  }
}
