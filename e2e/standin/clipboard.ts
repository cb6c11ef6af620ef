import { strict } from './missing.ts';

let text = '';

/** The program's own clipboard: it ends with the process and is not the desktop's. */
export const clipboard = strict(
  {
    async writeText(value: string): Promise<void> {
      text = String(value);
    },
    readText: async (): Promise<string> => text,
  } satisfies Pick<Electron.Clipboard, 'readText' | 'writeText'>,
  'clipboard',
);
