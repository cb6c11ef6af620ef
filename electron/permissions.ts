import type { App, Session } from 'electron';
import { PAGE_URL } from './app-scheme.ts';

/** The window shows our own page and needs nothing of the machine: every permission is denied, and so are downloads. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
};

/** No page ever goes elsewhere, opens a window, or embeds another page: for every web contents that will be. */
export const denyNavigation = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      // Reloading is going to where one is.
      if (event.url !== PAGE_URL) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};
