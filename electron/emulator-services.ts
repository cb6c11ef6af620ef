import { setTimeout as wait } from 'node:timers/promises';
import { createEmulatorDesk } from './emulator-desk.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { Services } from './ipc/handlers.ts';
import { createEmulatorNews } from './players/emulator-news.ts';
import type { Program } from './program.ts';

/** What the emulator's page is answered with: the emulator in use, and no other program. */
export const emulatorServices = (
  { emulator, events, players }: Program,
  files: FileDialogs,
  copyText: (text: string) => Promise<void>,
): Pick<Services, 'emulatorDesk' | 'watchEmulator'> => {
  const news = createEmulatorNews({
    emulator,
    tell: (told) => {
      events.send('emulator.told', told);
      if (told.parts.includes('players')) void players.refresh();
    },
    pause: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
  });
  return {
    emulatorDesk: createEmulatorDesk({
      emulator,
      files,
      copyText,
      now: () => new Date(),
    }),
    watchEmulator: news.watch,
  };
};
