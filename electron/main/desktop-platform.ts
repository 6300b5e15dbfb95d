/** @file The desktop shell as the services see it: the engine as a utility process, dialogs, the file manager. */
import { BrowserWindow, dialog, shell, utilityProcess } from 'electron';
import type { EngineProcess, Platform } from '../platform/platform.ts';

/** `openWindow` shows one more window. */
export function desktopPlatform(engine: string, openWindow: () => void): Platform {
  return {
    shell: 'desktop',
    platform: process.platform,
    startEngine: () => startEngine(engine),
    chooseFile: async ({ title, extensions }) => {
      const filters = [{ name: title, extensions: [...extensions] }];
      const { canceled, filePaths } = await dialog.showOpenDialog(front(), { title, filters, properties: ['openFile'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseTarget: async ({ title, extensions, name }) => {
      const filters = [{ name: title, extensions: [...extensions] }];
      const { canceled, filePath } = await dialog.showSaveDialog(front(), { title, filters, defaultPath: name ?? '' });
      return canceled || !filePath ? null : filePath;
    },
    openWindow: () => {
      openWindow();
      return true;
    },
    reveal: (path) => {
      shell.showItemInFolder(path);
      return true;
    },
  };
}

function front(): BrowserWindow {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!window) throw new Error('no window');
  return window;
}

function startEngine(script: string): EngineProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Layerloom engine', stdio: 'inherit' });
  let alive = true;
  child.once('exit', () => {
    alive = false;
  });
  return {
    post: (message) => {
      if (alive) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.once('exit', (code) => listener(`exit ${code}`));
    },
    close: () => {
      child.postMessage({ end: true });
    },
    kill: () => {
      // `UtilityProcess.kill` asks; an engine that keeps its thread does not hear.
      if (alive && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
