/** @file The bridge between page and main, and nothing else: hands a message port over when the page asks. */
import { contextBridge, ipcRenderer } from 'electron';

ipcRenderer.on('layerloom-port', (event) => {
  const [port] = event.ports;
  if (port) window.postMessage('layerloom-port', window.location.origin, [port]);
});

contextBridge.exposeInMainWorld('layerloom', {
  requestPort: (): void => {
    ipcRenderer.send('layerloom-request-port');
  },
});
