import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** `schemes.json` in the user-data folder: who owned what before us, and that the first start has been. */
const OwnersFile = z.object({
  firstStartDone: z.boolean().catch(false),
  /** Scheme → id of the owner found before registering; null where there was none. */
  before: z.record(z.string(), z.string().nullable()).catch({}),
  /** Scheme → that owner's command line, where the system keeps one; see `SchemeSystem.commandOf`. */
  commands: z.record(z.string(), z.string().nullable()).catch({}),
  /** Scheme → the id under which the system had Beckon when it was registered. */
  own: z.record(z.string(), z.string()).catch({}),
});
export type OwnersFile = z.infer<typeof OwnersFile>;

/** What is missing or unreadable counts as never written. */
export const readOwners = async (path: string): Promise<OwnersFile> => {
  try {
    return OwnersFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { firstStartDone: false, before: {}, commands: {}, own: {} };
  }
};

/** Written beside and moved into place, so that a crash leaves the old file or the new one. */
export const writeOwners = async (path: string, owners: OwnersFile): Promise<void> => {
  await writeFile(`${path}.new`, JSON.stringify(owners, null, 2));
  await rename(`${path}.new`, path);
};
