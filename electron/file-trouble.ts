/** A file that the user chose could not be written or taken; the message says which, why, and what to do. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble';
  readonly code = 'file-failed';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not use it. Choose another place',
  EPERM: 'you may not use it. Choose another place',
  EROFS: 'its disk is read-only. Choose another place',
  ENOSPC: 'the disk is full. Make room, or choose another place',
  ENOENT: 'it is not there any more',
  EISDIR: 'it is a folder. Choose a file',
};

/** Why the system refused, in words; its own words where it is something rare. */
export const whyNot = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
};
