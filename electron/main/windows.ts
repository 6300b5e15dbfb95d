/** @file The desktop's windows: each has a drawing of its own; the last one that had the focus is the one in front. */
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../services/settings.ts';
import { pageUrl } from './scheme.ts';
import { windowOptions } from './window-options.ts';

export class Windows {
  readonly #preload: string;
  readonly #settings: () => Settings;

  /** `out`: the folder of the built program. */
  constructor(out: string, settings: () => Settings) {
    this.#preload = join(out, 'preload', 'preload.cjs');
    this.#settings = settings;
  }

  /** Shows the start page, or the drawing with this id. */
  open(drawing: string | null = null): void {
    const { theme } = this.#settings();
    const dark = theme === 'system' ? nativeTheme.shouldUseDarkColors : theme === 'dark';
    const { width, height } = screen.getPrimaryDisplay().workAreaSize;
    const before = this.#front();
    const window = new BrowserWindow(windowOptions(this.#preload, { dark, width, height }));
    if (before) cascade(before, window);
    window.once('ready-to-show', () => window.show());
    void window.loadURL(drawing === null ? pageUrl : `${pageUrl}#open=${drawing}`);
  }

  /** Brings the window to the front that was used last. */
  focus(): void {
    const window = this.#front();
    if (!window) this.open();
    else if (window.isMinimized()) window.restore();
    window?.focus();
  }

  #front(): BrowserWindow | null {
    return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
  }
}

/** A new window must not hide the one that it was opened from. */
function cascade(before: BrowserWindow, window: BrowserWindow): void {
  const [x = 0, y = 0] = before.getPosition();
  window.setPosition(x + 28, y + 28);
}
