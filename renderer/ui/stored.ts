/** @file A value that outlives the page: kept in the browser's storage, readable by React. */
import { useSyncExternalStore } from 'react';

export interface Stored<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** `read` turns what was stored into a value, or gives the default; storage that can't be used is no error. */
export function stored<T>(key: string, read: (raw: string | null) => T, write: (value: T) => string): Stored<T> {
  const listeners = new Set<() => void>();
  let value = read(attempt(() => localStorage.getItem(key)) ?? null);
  return {
    get: () => value,
    set: (next) => {
      value = next;
      attempt(() => localStorage.setItem(key, write(next)));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export function useStored<T>(source: Stored<T>): T {
  return useSyncExternalStore(source.subscribe, source.get);
}
