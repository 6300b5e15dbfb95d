/** @file Sizes of the panels and the open tab: remembered, changed by dragging or by keys. */
import { type Stored, stored, useStored } from '../ui/stored.ts';
import { small, useLow, useSheet } from './small-screen.ts';

export const tabs = ['problems', 'training', 'data', 'runs', 'results'] as const;
export type DockTab = (typeof tabs)[number];
export type Side = 'left' | 'right' | 'dock';

export interface Layout {
  readonly tab: DockTab;
  /** Pixels; absent: the look's own size. Each tab of the dock remembers its height. */
  readonly left: number | null;
  readonly right: number | null;
  readonly heights: Readonly<Partial<Record<DockTab, number>>>;
  readonly hidden: Readonly<Record<Side, boolean>>;
}

const first: Layout = {
  tab: 'training',
  left: null,
  right: null,
  heights: {},
  hidden: { left: false, right: false, dock: false },
};

function read(raw: string | null): Layout {
  try {
    return raw === null ? first : { ...first, ...(JSON.parse(raw) as Partial<Layout>) };
  } catch {
    return first;
  }
}

export const layout: Stored<Layout> = stored('layerloom.layout', read, (value) => JSON.stringify(value));

export function useLayout(): Layout {
  return useStored(layout);
}

/** Whether the lower panel shows its tab: as the user left it, or as a sheet where the canvas would have no room. */
export function useDockHidden(): boolean {
  const { hidden } = useLayout();
  const [low, sheet] = [useLow(), useSheet()];
  return low ? !sheet : hidden.dock;
}

const limits: Readonly<Record<Side, readonly [number, number]>> = { left: [160, 400], right: [220, 480], dock: [120, 640] };
/** Results need room for the matrix, data for its samples. */
const usualHeights: Readonly<Partial<Record<DockTab, number>>> = { results: 400, data: 344 };

export function sizeOf(state: Layout, side: Side): number | null {
  if (side === 'dock') return state.heights[state.tab] ?? usualHeights[state.tab] ?? null;
  return state[side];
}

export function resize(side: Side, size: number): void {
  const [least, most] = limits[side];
  const fitted = Math.round(Math.min(most, Math.max(least, size)));
  const state = layout.get();
  if (side === 'dock') layout.set({ ...state, heights: { ...state.heights, [state.tab]: fitted } });
  else layout.set({ ...state, [side]: fitted });
}

export function toggle(side: Side): void {
  if (small.toggle(side)) return;
  const state = layout.get();
  layout.set({ ...state, hidden: { ...state.hidden, [side]: !state.hidden[side] } });
}

export const dock = {
  show(tab: DockTab): void {
    const state = layout.get();
    layout.set({ ...state, tab, hidden: { ...state.hidden, dock: false } });
    small.showDock();
  },
};
