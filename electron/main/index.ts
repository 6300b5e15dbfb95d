/** @file Entry of the desktop shell: its windows over the same services as every other shell. */
import { join, resolve } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, type IpcMainInvokeEvent, MessageChannelMain, app, ipcMain, session } from 'electron';
import { createRouter } from '../services/router.ts';
import { createServices, type Services } from '../services/services.ts';
import { desktopPlatform } from './desktop-platform.ts';
import { setMenu } from './menu.ts';
import { pageUrl, registerScheme, serveScheme } from './scheme.ts';
import { Windows } from './windows.ts';

const out = join(import.meta.dirname, '..');

registerScheme();
if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

function start(): void {
  const services = createServices({
    platform: desktopPlatform(join(out, 'main', 'engine.js'), () => windows.open()),
    resources: join(out, '..', 'resources'),
    version: app.getVersion(),
  });
  const windows = new Windows(out, () => services.settings.get());
  servePages(services);
  lockDown();
  setMenu(services.settings.get().language ?? app.getLocale(), () => windows.open());
  /** A second launch brings a window to the front, or opens the file that it names. */
  const show = async (args: readonly string[], folder: string): Promise<void> => {
    const file = drawingOf(args, folder);
    if (file === null) return windows.focus();
    try {
      windows.open((await services.projects.openFile(file)).id);
    } catch {
      windows.focus();
    }
  };
  void show(process.argv.slice(1), process.cwd());
  services.engine.start();
  services.tidy();
  app.on('second-instance', (_, args, folder) => void show(args.slice(1), folder));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void show([path], '/');
  });
  endOrderly(() => services.dispose());
}

/** Pages, and a port of the contract for each that asks. */
function servePages(services: Services): void {
  const handler = new RPCHandler(createRouter(services));
  serveScheme(join(out, 'renderer'));
  ipcMain.on('layerloom-request-port', (event) => {
    if (!isPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1);
    port1.start();
    event.sender.postMessage('layerloom-port', null, [port2]);
  });
  // A drawing that the user dropped, by its path: as good as one chosen in a dialog. The page gets its id.
  ipcMain.handle('layerloom-dropped', async (event, path: unknown) => {
    if (!isPage(event) || typeof path !== 'string' || !path.toLowerCase().endsWith('.loom')) return null;
    try {
      return (await services.projects.openFile(path)).id;
    } catch {
      // The page reads the file itself, and says what is wrong with it.
      return null;
    }
  });
}

/** Only the page's own top frame may ask for anything. */
function isPage({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame?.url.split('#')[0] === pageUrl && senderFrame === sender.mainFrame;
}

/** The drawing that a command line names, as an absolute path. */
function drawingOf(args: readonly string[], folder: string): string | null {
  const named = args.find((each) => each.endsWith('.loom') && !each.startsWith('-'));
  return named === undefined ? null : resolve(folder, named);
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
