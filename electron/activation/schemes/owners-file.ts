import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** `schemes.json` in the user-data folder: who owned what before us, and that the first start has been. */
const OwnersFile = z.object({
  firstStartDone: z.boolean().default(false),
  /** Scheme → id of the owner found before registering; null where there was none. */
  before: z.record(z.string(), z.string().nullable()).default({}),
  /** Scheme → that owner's command line, where the system keeps one; see `SchemeSystem.commandOf`. */
  commands: z.record(z.string(), z.string().nullable()).default({}),
  /** Scheme → the id under which the system had Beckon when it was registered. */
  own: z.record(z.string(), z.string()).default({}),
});
export type OwnersFile = z.infer<typeof OwnersFile>;

/** What is missing counts as never written; so does what is damaged, which `damaged` is told first. */
export const readOwners = async (path: string, damaged: (path: string) => void): Promise<OwnersFile> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return OwnersFile.parse({});
  }
  try {
    return OwnersFile.parse(JSON.parse(text));
  } catch {
    damaged(path);
    return OwnersFile.parse({});
  }
};

/** Written beside and moved into place, so that a crash leaves the old file or the new one. */
export const writeOwners = async (path: string, owners: OwnersFile): Promise<void> => {
  await writeFile(`${path}.new`, JSON.stringify(owners, null, 2));
  await rename(`${path}.new`, path);
};
