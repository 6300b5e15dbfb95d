/** @file Options of the window, as data: sandboxed, isolated, without Node. */
import type { BrowserWindowConstructorOptions } from 'electron';

interface Surroundings {
  readonly dark: boolean;
  /** Room on the screen. */
  readonly width: number;
  readonly height: number;
}

export function windowOptions(preload: string, { dark, width, height }: Surroundings): BrowserWindowConstructorOptions {
  return {
    width: Math.min(1440, width),
    height: Math.min(900, height),
    // What the page is made for at 200 %.
    minWidth: 640,
    minHeight: 400,
    show: false,
    title: 'Layerloom',
    // The window's first colour, before the page has drawn: --bg-canvas.
    backgroundColor: dark ? '#13161b' : '#f5f6f8',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: true,
    },
  };
}
