/** @file What stands on the pad and in the fields of other inputs: kept while tabs and drawings change, in this window. */
import { useSyncExternalStore } from 'react';
import digits from '../../../resources/samples/digits.json' with { type: 'json' };
import type { Stroke } from './strokes.ts';

/** Ten digits written by hand: 0 to 9. */
const samples = digits as unknown as readonly (readonly Stroke[])[];

export interface PadContent {
  readonly strokes: readonly Stroke[];
  /** A picture that was dropped on the pad lies under the strokes. */
  readonly picture: ImageBitmap | null;
  /** Nobody drew it: the first stroke replaces it. */
  readonly sample: boolean;
}

const clear: PadContent = { strokes: [], picture: null, sample: false };

function sampleOf(digit: number): PadContent {
  return { strokes: samples[digit] ?? [], picture: null, sample: true };
}

class PadState {
  #content: PadContent = sampleOf(3);
  /** For undo; the newest is last. */
  readonly #past: PadContent[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly content = (): PadContent => this.#content;

  readonly canUndo = (): boolean => this.#past.length > 0;

  /** A new stroke begins. */
  begin(stroke: Stroke): void {
    const before = this.#content.sample ? clear : this.#content;
    this.#set({ ...before, strokes: [...before.strokes, stroke] });
  }

  /** The stroke that was begun last is this one now. */
  extend(stroke: Stroke): void {
    this.#content = { ...this.#content, strokes: [...this.#content.strokes.slice(0, -1), stroke] };
    this.#tell();
  }

  clear(): void {
    if (this.#content !== clear) this.#set(clear);
  }

  /** One of the ten digits. */
  put(digit: number): void {
    this.#set(sampleOf(digit));
  }

  show(picture: ImageBitmap): void {
    this.#set({ strokes: [], picture, sample: false });
  }

  /** Takes back the last stroke, sample, picture or clearing. */
  undo(): void {
    const before = this.#past.pop();
    if (!before) return;
    this.#content = before;
    this.#tell();
  }

  #set(content: PadContent): void {
    this.#past.push(this.#content);
    this.#content = content;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const pad = new PadState();

export function usePad(): PadContent {
  return useSyncExternalStore(pad.subscribe, pad.content);
}

/** Whether there is something to take back. */
export function usePadPast(): boolean {
  return useSyncExternalStore(pad.subscribe, pad.canUndo);
}
