/** @file What changes where room is short: side panels become drawers, the lower panel a sheet over the canvas. */
import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

type Drawer = 'left' | 'right';

interface Open {
  readonly drawer: Drawer | null;
  /** Whether the lower panel lies over the canvas. */
  readonly sheet: boolean;
}

/** Two side panels would leave no canvas; the lower panel would leave none. The stylesheet has the same bounds. */
const narrow = matchMedia('(max-width: 900px)');
const low = matchMedia('(max-height: 560px)');
const shortBar = matchMedia('(max-width: 760px)');

const store = createStore<Open>(() => ({ drawer: null, sheet: false }));

function watch(query: MediaQueryList): (listener: () => void) => () => void {
  return (listener) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
}
const watchNarrow = watch(narrow);
const watchLow = watch(low);
const watchShortBar = watch(shortBar);

export function useNarrow(): boolean {
  return useSyncExternalStore(watchNarrow, () => narrow.matches);
}

export function useLow(): boolean {
  return useSyncExternalStore(watchLow, () => low.matches);
}

/** The title bar has no room for Export and the commands: the menu has them then. */
export function useShortBar(): boolean {
  return useSyncExternalStore(watchShortBar, () => shortBar.matches);
}

export function useDrawer(): Drawer | null {
  return useStore(store, ({ drawer }) => drawer);
}

export function useSheet(): boolean {
  return useStore(store, ({ sheet }) => sheet);
}

export const small = {
  /** Whether the panel is a drawer or a sheet now; it was opened or closed then. */
  toggle(side: Drawer | 'dock'): boolean {
    const { drawer, sheet } = store.getState();
    if (side === 'dock') {
      if (low.matches) store.setState({ sheet: !sheet, drawer: null });
      return low.matches;
    }
    if (narrow.matches) store.setState({ drawer: drawer === side ? null : side });
    return narrow.matches;
  },
  showDock: (): void => store.setState({ sheet: true, drawer: null }),
  /** Where a key leads into it and it is a drawer. */
  showInspector: (): void => {
    if (narrow.matches) store.setState({ drawer: 'right' });
  },
  closeDrawer: (): void => store.setState({ drawer: null }),
};
