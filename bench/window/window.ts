import { type BenchEmulator, startBenchEmulator } from '../emulator.ts';
import type { Bench } from '../figure.ts';
import { withProgram } from '../runtime.ts';
import { callsFiltered } from './calls.ts';
import { documentOpened } from './document.ts';
import { invitesSearched } from './invites.ts';
import { largeBodies } from './large-bodies.ts';
import { liveChanges } from './live.ts';
import { versionsScrolled } from './versions.ts';

/** How the window keeps up with a busy session, and with much of everything: the program as built, in turns. */
export const inWindow: Bench = (rounds, print) =>
  withProgram(async () => {
    const emulator: BenchEmulator = await startBenchEmulator();
    try {
      for (const figure of await liveChanges(rounds, emulator)) await print(figure);
      await print(await documentOpened(rounds, emulator));
      for (const figure of await callsFiltered(rounds, emulator)) await print(figure);
      for (const figure of await largeBodies(rounds, emulator)) await print(figure);
      await print(await invitesSearched(rounds, emulator));
      await print(await versionsScrolled(emulator));
    } finally {
      emulator.close();
    }
  });
