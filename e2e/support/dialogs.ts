import type { ElectronApplication } from '@playwright/test';

/*
 * What the system's file dialogs answer from now on, in the place of a person: a path, or null for "cancel".
 * The function is replaced in the main process, which works on Electron and on its stand-in alike.
 */
export const answerSaveDialogs = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);

export const answerOpenDialogs = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] });
  }, path);
