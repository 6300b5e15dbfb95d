/** @file Entry of the desktop shell: one window over the same services as every other shell. */
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { BrowserWindow, Menu, MessageChannelMain, app, ipcMain, nativeTheme, session } from 'electron';
import { createRouter } from '../services/router.ts';
import { createServices } from '../services/services.ts';
import { desktopPlatform } from './desktop-platform.ts';
import { pageUrl, registerScheme, serveScheme } from './scheme.ts';
import { windowOptions } from './window-options.ts';

const out = join(import.meta.dirname, '..');

registerScheme();
if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

function start(): void {
  const services = createServices({
    platform: desktopPlatform(join(out, 'main', 'engine.js')),
    resources: join(out, '..', 'resources'),
    version: app.getVersion(),
  });
  const handler = new RPCHandler(createRouter(services));
  serveScheme(join(out, 'renderer'));
  lockDown();
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
  ipcMain.on('layerloom-request-port', (event) => {
    // Only the page's own top frame may have a port.
    if (event.senderFrame?.url !== pageUrl || event.senderFrame !== event.sender.mainFrame) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1);
    port1.start();
    event.sender.postMessage('layerloom-port', null, [port2]);
  });
  const window = new BrowserWindow(windowOptions(join(out, 'preload', 'preload.cjs'), nativeTheme.shouldUseDarkColors));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageUrl);
  services.engine.start();
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  endOrderly(() => services.dispose());
}

/** No permissions, no other pages, no other windows. */
function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_, __, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The engine writes its checkpoints before the app ends. */
function endOrderly(dispose: () => Promise<void>): void {
  let ended = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void dispose().finally(() => {
      ended = true;
      app.quit();
    });
  });
}
