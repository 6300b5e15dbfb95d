/** @file The menu bar that a Mac expects. Elsewhere the page's own menus do, and a bar that Alt brings up would be in the way. */
import { Menu } from 'electron';

const words = { en: { file: 'File', newWindow: 'New Window' }, zh: { file: '文件', newWindow: '新建窗口' } };

export function setMenu(language: string, openWindow: () => void): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const { file, newWindow } = language.startsWith('zh') ? words.zh : words.en;
  const items = [{ label: newWindow, accelerator: 'Cmd+Shift+N', click: openWindow }, { role: 'close' as const }];
  const menu = [
    { role: 'appMenu' as const },
    { label: file, submenu: items },
    { role: 'editMenu' as const },
    { role: 'windowMenu' as const },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
