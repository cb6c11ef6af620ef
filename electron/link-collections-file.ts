import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { FileDialogs } from './file-dialogs.ts';
import { FileTrouble } from './file-trouble.ts';
import { CollectionsFile, LinkCollections, merged } from './link-collections.ts';
import { setAside } from './set-aside.ts';
import { writeWhole } from './user-files.ts';

const MAX_BYTES = 20_000_000;

export type LinkCollectionsStore = {
  list(): LinkCollections;
  /** Takes the place of all that is there. Resolves when it is on disk. */
  save(collections: LinkCollections): Promise<LinkCollections>;
  /** Into a file of the user's choice; null when he thought better of it. */
  exportAll(): Promise<{ path: string } | null>;
  /** Adds those of a file; null when the user thought better of it. Rejects with `FileTrouble`, and then adds none. */
  importFrom(): Promise<{ collections: LinkCollections; added: number } | null>;
};

/** `links.json` in the user-data folder. A file that can't be read is moved aside, never written over. */
export const openLinkCollections = (
  path: string,
  dialogs: Pick<FileDialogs, 'save' | 'open'>,
  notice: (text: string) => void,
): LinkCollectionsStore => {
  let collections: LinkCollections | null = null;
  let writing: Promise<void> = Promise.resolve();

  const read = (): LinkCollections => {
    try {
      return LinkCollections.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (isMissing) return [];
      notice(`${path} does not hold collections of links; it is now ${setAside(path, new Date())}`);
      return [];
    }
  };
  const list = (): LinkCollections => {
    collections ??= read();
    return collections;
  };
  const save = async (next: LinkCollections): Promise<LinkCollections> => {
    collections = next;
    const write = () => writeWhole(path, `${JSON.stringify(collections, null, 2)}\n`);
    writing = writing.then(write, write);
    await writing;
    return next;
  };

  return {
    list,
    save,
    exportAll: async () => {
      const file = { format: 'beckon-link-collections', version: 1, collections: list() };
      const text = `${JSON.stringify(file, null, 2)}\n`;
      const written = await dialogs.save(text, 'beckon-links.json', 'links');
      return written === null ? null : { path: written };
    },
    importFrom: async () => {
      const opened = await dialogs.open('links', MAX_BYTES);
      if (!opened) return null;
      const both = merged(list(), collectionsIn(opened.content.toString('utf8'), opened.name));
      const fits = LinkCollections.safeParse(both.collections);
      if (!fits.success)
        throw new FileTrouble(`${opened.name} brings too many links; nothing was taken from it.`);
      await save(fits.data);
      return both;
    },
  };
};

const collectionsIn = (text: string, name: string): LinkCollections => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FileTrouble(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const file = CollectionsFile.safeParse(json);
  if (file.success) return file.data.collections;
  throw new FileTrouble(`${name} holds no collections of links. ${z.prettifyError(file.error)}`);
};
