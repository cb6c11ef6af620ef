import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { FileTrouble, whyNot } from './file-trouble.ts';

/**
 * Written beside and moved into place: whoever had a file of that name has it whole until the new one is.
 * Only the user may read it. Rejects with `FileTrouble`.
 */
export const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> => {
  const beside = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new FileTrouble(`${path} could not be written: ${whyNot(error)}.`, { cause: error });
  }
};

/** The content of a file of at most so many bytes. Rejects with `FileTrouble`. */
export const readWhole = async (path: string, maxBytes: number): Promise<Buffer> => {
  try {
    const file = await open(path, 'r');
    try {
      const found = await file.stat();
      // A device has no end.
      if (!found.isFile()) throw new FileTrouble(`${path} is no file. Choose another one.`);
      const { size } = found;
      if (size > maxBytes) throw new FileTrouble(tooLong(path, size, maxBytes));
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof FileTrouble) throw error;
    throw new FileTrouble(`${path} could not be read: ${whyNot(error)}.`, { cause: error });
  }
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const tooLong = (path: string, size: number, maxBytes: number): string =>
  `${path} has ${megabytes(size)}; at most ${megabytes(maxBytes)} are taken. It is hardly the right file.`;
