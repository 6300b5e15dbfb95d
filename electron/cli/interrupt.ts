/** @file Ctrl-C and SIGTERM: the first asks a command to stop and keep what it has, the second ends it at once. */

export type StopSignal = 'SIGINT' | 'SIGTERM';

export interface Interrupt {
  /** Aborts at the first signal. */
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after SIGTERM, null before any. */
  exitCode(): number | null;
  dispose(): void;
}

const exitCodeOf: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** One Ctrl-C can arrive twice: from the terminal and from npm, which passes it on. */
const sameKeyPress = 500;

/** `events` is the process; a test gives an emitter of its own. */
export function listenForInterrupt(
  events: NodeJS.EventEmitter = process,
  now: () => number = Date.now,
  exit: (code: number) => void = process.exit,
): Interrupt {
  const controller = new AbortController();
  let code: number | null = null;
  let first = 0;
  const receive = (signal: StopSignal) => () => {
    if (code !== null) {
      if (now() - first > sameKeyPress) exit(exitCodeOf[signal]);
      return;
    }
    code = exitCodeOf[signal];
    first = now();
    controller.abort();
  };
  const handlers = { SIGINT: receive('SIGINT'), SIGTERM: receive('SIGTERM') };
  for (const [signal, handler] of Object.entries(handlers)) events.on(signal, handler);
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      for (const [signal, handler] of Object.entries(handlers)) events.off(signal, handler);
    },
  };
}
