/** @file Shows a run while it trains: JSON events or a progress line; stops it when the user asks; gives the exit code. */
import { formatMessage } from '../../engine/core/messages/format.ts';
import type { Metrics, RunEvent, RunStatus } from '../../engine/training/types.ts';
import { exitCodes } from './command.ts';
import type { Interrupt } from './interrupt.ts';
import type { Output } from './output.ts';
import type { Run } from './services.ts';

interface Seen {
  epochs: number;
  stepsPerEpoch: number;
  test: Metrics | null;
}

/** `subject` begins the messages; `epochs` is what the run was asked for. */
export async function followRun(
  run: Run,
  epochs: number,
  subject: string,
  output: Output,
  interrupt: Interrupt,
): Promise<number> {
  const seen: Seen = { epochs, stepsPerEpoch: 0, test: null };
  const stop = () => {
    output.log('Stopping; a checkpoint is kept ...');
    // A run that ended by itself meanwhile has nothing left to stop.
    run.stop().catch((error: unknown) => output.log(`${subject}: ${error instanceof Error ? error.message : String(error)}`));
  };
  interrupt.signal.addEventListener('abort', stop, { once: true });
  if (interrupt.signal.aborted) stop();
  let status: RunStatus = 'interrupted';
  try {
    for await (const event of run.events) {
      if (event.event === 'end') status = event.status;
      showEvent(event, run, seen, subject, output);
    }
  } finally {
    interrupt.signal.removeEventListener('abort', stop);
    output.progress('');
  }
  return exitCodeFor(status, interrupt);
}

function exitCodeFor(status: RunStatus, interrupt: Interrupt): number {
  if (status === 'completed') return exitCodes.done;
  if (status === 'nan') return exitCodes.input;
  if (status === 'stopped') return interrupt.exitCode() ?? exitCodes.done;
  return interrupt.exitCode() ?? exitCodes.internal;
}

function showEvent(event: RunEvent, run: Run, seen: Seen, subject: string, output: Output): void {
  switch (event.event) {
    case 'stage':
      output.progress(event.stage === 'reading' ? `Reading ${event.data} ...` : 'Compiling ...');
      break;
    case 'start':
      seen.epochs = event.epochs;
      seen.stepsPerEpoch = event.stepsPerEpoch;
      output.event({
        event: 'start',
        run: run.path,
        epochs: event.epochs,
        steps_per_epoch: event.stepsPerEpoch,
        backend: event.backend,
        device: event.device,
      });
      output.print(
        `Run ${run.path} on ${event.device} (${event.backend}), ${event.epochs} epochs of ${event.stepsPerEpoch} steps`,
      );
      break;
    case 'resume':
      output.event({ event: 'start', run: run.path, epochs: seen.epochs, resumed: { epoch: event.epoch, step: event.step } });
      output.print(`Run ${run.path} goes on after step ${event.step}`);
      break;
    case 'step':
      output.event({ event: 'step', step: event.step, loss: event.loss });
      output.progress(progressLine(event, seen));
      break;
    case 'epoch':
      output.event({
        event: 'epoch',
        epoch: event.epoch,
        seconds: event.seconds,
        ...event.metrics,
        examples_per_second: event.examplesPerSecond,
      });
      output.print(`Epoch ${event.epoch} of ${seen.epochs}  ${event.seconds.toFixed(1)} s  ${words(event.metrics)}`);
      break;
    case 'notice':
      output.log(`${subject}: ${formatMessage(event.code, event.values, 'en')}`);
      break;
    case 'test':
      seen.test = event.metrics;
      output.print(`Test  ${words(event.metrics)}`);
      break;
    case 'end':
      showEnd(event, run, seen, subject, output);
      break;
    case 'state':
      break;
    default:
      event satisfies never;
  }
}

function showEnd(event: RunEvent & { event: 'end' }, run: Run, seen: Seen, subject: string, output: Output): void {
  if (event.reason) output.log(`${subject}: ${formatMessage(event.reason.code, event.reason.values, 'en')}`);
  output.event({
    event: 'end',
    run: run.path,
    status: event.status,
    epoch: event.epoch,
    step: event.step,
    seconds: event.seconds,
    ...prefixed(seen.test),
  });
  output.print(`${sentences[event.status] ?? event.status}: ${run.path}`);
}

const sentences: Partial<Record<RunStatus, string>> = {
  completed: 'Trained',
  stopped: 'Stopped, with a checkpoint',
  interrupted: 'Interrupted',
  nan: 'Stopped, because the loss is no longer a number',
};

function prefixed(metrics: Metrics | null): Metrics {
  return Object.fromEntries(Object.entries(metrics ?? {}).map(([name, value]) => [`test_${name}`, value]));
}

function words(metrics: Metrics): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${value === null ? 'not a number' : value.toFixed(4)}`)
    .join('  ');
}

const barLength = 24;

function progressLine(event: RunEvent & { event: 'step' }, seen: Seen): string {
  const inEpoch = seen.stepsPerEpoch > 0 ? event.step - (event.epoch - 1) * seen.stepsPerEpoch : 0;
  const share = seen.stepsPerEpoch > 0 ? Math.min(1, inEpoch / seen.stepsPerEpoch) : 0;
  const done = Math.round(share * barLength);
  const bar = `[${'#'.repeat(done)}${'.'.repeat(barLength - done)}]`;
  return `Epoch ${event.epoch} of ${seen.epochs} ${bar} ${words(event.metrics)}  ${event.examplesPerSecond.toLocaleString('en')} examples/s`;
}
