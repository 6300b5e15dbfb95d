/** @file What the services need of the shell that they run in: one implementation a shell. */
import type { Channel } from '../../engine/core/channel.ts';

/** The channel to an engine, and the last resort. */
export interface EngineProcess extends Channel {
  /** Ends it at once, whatever it does. */
  kill(): void;
}

export interface FileChoice {
  readonly title: string;
  readonly extensions: readonly string[];
  /** Suggested name, for saving. */
  readonly name?: string;
}

export interface Platform {
  readonly shell: 'desktop' | 'browser' | 'cli';
  readonly platform: string;
  /** Starts an engine process. */
  startEngine(): EngineProcess;
  /** A dialog to open a file; null where the user cancels or there is no dialog. */
  chooseFile(choice: FileChoice): Promise<string | null>;
  /** A dialog to save a file; null where the user cancels; undefined where there is no dialog. */
  chooseTarget(choice: FileChoice): Promise<string | null | undefined>;
  /** Opens one more window; false where windows are the browser's. */
  openWindow(): boolean;
  /** Shows a file in the system's file manager. */
  reveal(path: string): boolean;
}
