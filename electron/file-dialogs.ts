import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { extensions, type FileKind } from './file-kinds.ts';
import type { Say } from './locales/words.ts';
import { readWhole, writeWhole } from './user-files.ts';

export type OpenedFile = { readonly name: string; readonly content: Buffer };

/** The system's own dialogs for files; main reads and writes, the window never learns of other files. */
export type FileDialogs = {
  /**
   * Asks where, and writes it whole or not at all. Resolves with the path, or null when the user
   * thought better of it. Rejects with `FileTrouble`.
   */
  save(content: string, suggestedName: string, kind: FileKind): Promise<string | null>;
  /** Asks which, and reads it. Null when the user thought better of it. Rejects with `FileTrouble`. */
  open(kind: FileKind, maxBytes: number): Promise<OpenedFile | null>;
  /** Asks where, or which, and leaves the rest to the caller: a path, or null. */
  whereTo(suggestedName: string, kind: FileKind): Promise<string | null>;
  which(kind: FileKind): Promise<string | null>;
};

export const createFileDialogs = (say: Say): FileDialogs => {
  const filters = (kind: FileKind) => [{ name: say(`files.${kind}`), extensions: [...extensions[kind]] }];

  const whereTo = async (suggestedName: string, kind: FileKind): Promise<string | null> => {
    const options: Electron.SaveDialogOptions = {
      defaultPath: suggestedName,
      filters: filters(kind),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const window = ourWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  };

  const which = async (kind: FileKind): Promise<string | null> => {
    const options: Electron.OpenDialogOptions = { filters: filters(kind), properties: ['openFile'] };
    const window = ourWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  };

  return {
    whereTo,
    which,
    save: async (content, suggestedName, kind) => {
      const path = await whereTo(suggestedName, kind);
      if (path !== null) await writeWhole(path, content);
      return path;
    },
    open: async (kind, maxBytes) => {
      const path = await which(kind);
      return path === null ? null : { name: basename(path), content: await readWhole(path, maxBytes) };
    },
  };
};

/** The dialog belongs to the window; without one, as on macOS after it was closed, it stands alone. */
const ourWindow = (): BrowserWindow | undefined => BrowserWindow.getAllWindows()[0];
