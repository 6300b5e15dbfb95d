/**
 * @file The bridge between page and main, and nothing else: hands a message port over when the page asks, and tells main which
 * drawing the user has dropped. Its path never comes to the page: only the id that main gives the drawing.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

ipcRenderer.on('layerloom-port', (event) => {
  const [port] = event.ports;
  if (port) window.postMessage('layerloom-port', window.location.origin, [port]);
});

const nothing: Promise<string | null> = Promise.resolve(null);
let dropped = nothing;

// Before the page hears of it. What a script of the page drops is not trusted, and no file of the user's.
window.addEventListener(
  'drop',
  (event) => {
    const [file, ...more] = event.isTrusted ? (event.dataTransfer?.files ?? []) : [];
    const path = file && more.length === 0 ? pathOf(file) : '';
    dropped = path === '' ? nothing : (ipcRenderer.invoke('layerloom-dropped', path) as Promise<string | null>);
  },
  true,
);

/** Older versions of Electron say it at the file itself; empty where it comes from no disk. */
function pathOf(file: File): string {
  const tools: typeof webUtils | undefined = webUtils;
  return tools ? tools.getPathForFile(file) : ((file as { readonly path?: string }).path ?? '');
}

contextBridge.exposeInMainWorld('layerloom', {
  requestPort: (): void => {
    ipcRenderer.send('layerloom-request-port');
  },
  takeDropped: (): Promise<string | null> => {
    const taken = dropped;
    dropped = nothing;
    return taken;
  },
});
