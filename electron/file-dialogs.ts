import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { readWhole, writeWhole } from './user-files.ts';

export type OpenedFile = { readonly name: string; readonly content: Buffer };

/** The system's own dialogs for files; main reads and writes, the window never learns of other files. */
export type FileDialogs = {
  /**
   * Asks where, and writes it whole or not at all. Resolves with the path, or null when the user
   * thought better of it. Rejects with `FileTrouble`.
   */
  save(
    content: string | Uint8Array,
    suggestedName: string,
    filters: Electron.FileFilter[],
  ): Promise<string | null>;
  /** Asks which, and reads it. Null when the user thought better of it. Rejects with `FileTrouble`. */
  open(filters: Electron.FileFilter[], maxBytes: number): Promise<OpenedFile | null>;
};

export const createFileDialogs = (): FileDialogs => ({
  save: async (content, suggestedName, filters) => {
    const options: Electron.SaveDialogOptions = {
      defaultPath: suggestedName,
      filters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const window = ourWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    if (canceled || !filePath) return null;
    await writeWhole(filePath, content);
    return filePath;
  },
  open: async (filters, maxBytes) => {
    const options: Electron.OpenDialogOptions = { filters, properties: ['openFile'] };
    const window = ourWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    const [path] = filePaths;
    if (canceled || path === undefined) return null;
    return { name: basename(path), content: await readWhole(path, maxBytes) };
  },
});

/** The dialog belongs to the window; without one, as on macOS after it was closed, it stands alone. */
const ourWindow = (): BrowserWindow | undefined => BrowserWindow.getAllWindows()[0];
