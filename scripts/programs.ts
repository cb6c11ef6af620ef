import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the stand-in needs of the system: any one of the programs, and the package that brings it. */
const NEEDED = [
  {
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    package: 'chromium',
  },
  { programs: ['Xvfb'], package: 'xvfb' },
  { programs: ['xdg-mime'], package: 'xdg-utils' },
  { programs: ['update-desktop-database'], package: 'desktop-file-utils' },
  { programs: ['gio'], package: 'libglib2.0-bin' },
] as const;

/** The first of these programs that is in the PATH, as an absolute path. */
export function findProgram(names: readonly string[], path = process.env.PATH ?? ''): string | null {
  for (const name of names) {
    for (const folder of path.split(delimiter)) {
      if (folder !== '' && isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

export const findChromium = (): string | null => findProgram(NEEDED[0].programs);

/** Debian's names of the packages that are missing. */
export const missingPackages = (path = process.env.PATH): string[] =>
  NEEDED.filter((need) => findProgram(need.programs, path) === null).map((need) => need.package);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
