import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { strict } from './missing.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { defaultSession } from './session.ts';
import { shell } from './shell.ts';
import { Tray } from './tray.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContents } from './web-contents.ts';

/** What `require('electron')` gives in the main process. */
export const electron = strict(
  {
    app,
    BrowserWindow: strict(BrowserWindow, 'BrowserWindow'),
    clipboard,
    dialog,
    ipcMain,
    Menu,
    nativeImage,
    nativeTheme,
    net,
    Notification,
    protocol,
    safeStorage,
    session: strict({ defaultSession }, 'session'),
    shell,
    Tray,
    utilityProcess,
    webContents: strict(WebContents, 'webContents'),
  },
  'electron',
);
