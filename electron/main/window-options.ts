/** @file Options of the window, as data: sandboxed, isolated, without Node. */
import type { BrowserWindowConstructorOptions } from 'electron';

export function windowOptions(preload: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
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
