/** @file Light, dark or as the system has it. */
import { useSyncExternalStore } from 'react';
import { type Stored, stored, useStored } from './stored.ts';

export const schemes = ['light', 'dark', 'system'] as const;
export type Scheme = (typeof schemes)[number];

export const scheme: Stored<Scheme> = stored(
  'layerloom.theme',
  (raw) => schemes.find((known) => known === raw) ?? 'system',
  (value) => value,
);

const system = matchMedia('(prefers-color-scheme: dark)');

/** What is drawn now. */
function drawnScheme(): 'light' | 'dark' {
  const wanted = scheme.get();
  if (wanted !== 'system') return wanted;
  return system.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset['theme'] = drawnScheme();
}

/** Keeps the page's theme attribute right from now on. */
export function followScheme(): void {
  apply();
  scheme.subscribe(apply);
  system.addEventListener('change', apply);
}

function subscribe(listener: () => void): () => void {
  const leave = scheme.subscribe(listener);
  system.addEventListener('change', listener);
  return () => {
    leave();
    system.removeEventListener('change', listener);
  };
}

export function useScheme(): Scheme {
  return useStored(scheme);
}

/** Changes when the colours do: for what is drawn on a canvas element. */
export function useDrawnScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, drawnScheme);
}
