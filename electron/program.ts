import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import { summaryOf } from '../protocol/call-summary.ts';
import { accountsLater } from './accounts-later.ts';
import type { Activation } from './activation/activation.ts';
import type { Arrival, Arrivals } from './activation/arrivals.ts';
import { takeOver } from './activation/hand-over.ts';
import { logCrashes } from './crashes.ts';
import { createDesk } from './desk/desk.ts';
import type { Desktop } from './desktop.ts';
import { forkEmulator } from './emulator-process.ts';
import { createEventSender } from './ipc/event-sender.ts';
import { openJournal } from './journal/journal.ts';
import { createLog } from './log.ts';
import { createEmulator } from './players/emulator.ts';
import { createOwnEmulator } from './players/own-emulator.ts';
import { createPlayers } from './players/players.ts';
import { openSettings } from './settings-file.ts';
import { trustedIds } from './trusted-titles.ts';

/** The code of the accounts is of no use to a link for the emulator. */
const accountsInUse = (folder: string, log: (text: string) => void) => {
  const path = join(folder, 'accounts.json');
  return accountsLater({
    areKept: existsSync(path),
    open: async () => (await import('./open-accounts.ts')).openAccounts(path, log),
    log,
  });
};

/** What works links off, with no window yet. */
export type Program = ReturnType<typeof createProgram>;

const createProgram = () => {
  const folder = app.getPath('userData');
  // Whoever read our lines may have gone, such as a terminal that was closed: the file has them still.
  process.stdout.on('error', () => undefined);
  const nameOf = (xuid: string): string =>
    players.list().find((player) => player.xuid === xuid)?.gamertag ?? desk.nameOf(xuid) ?? xuid;
  const log = createLog({ out: (text) => process.stdout.write(text), nameOf });
  logCrashes(process, log.line);
  const settings = openSettings(join(folder, 'settings.json'), log.line);
  const own = createOwnEmulator({
    fork: (args, environment) => forkEmulator(args, environment, (line) => log.line(`emulator  ${line}`)),
    key: randomBytes(24).toString('base64url'),
  });
  const emulator = createEmulator(own, settings.get().emulator);
  const accounts = accountsInUse(folder, log.line);
  const players = createPlayers({
    emulator,
    contractVersion: () => settings.get().contractVersion,
    accounts,
  });
  const journal = openJournal({ path: join(folder, 'journal.db'), notice: log.line });
  const events = createEventSender();
  const view = {
    shown: null as string | null,
    toFront: (): void => undefined,
    /** True for a link of the program's own that went round through the system, and is nobody's invite. */
    takesBack: (_arrival: Arrival): boolean => false,
    /** An activation came or changed; nobody needs to be told before there is a window. */
    noted: (_activation: Activation, _before: Activation | null): void => undefined,
    removed: (): void => undefined,
  };
  const show = (id: string): void => {
    view.shown = id;
    events.send('activation.shown', { id });
    view.toFront();
  };
  const desk = createDesk({
    journal,
    players,
    trustedTitles: () => trustedIds(settings.get()),
    listener: {
      activation: (activation, before) => {
        log.step(activation, before);
        events.send('activation.changed', activation);
        view.noted(activation, before);
      },
      session: (session) => events.send('session.changed', session),
      call: (activationId, call) => events.send('call.recorded', { activationId, call: summaryOf(call) }),
      version: (activationId, row) => events.send('version.seen', { activationId, row }),
      removed: (ids) => {
        events.send('activations.deleted', { ids });
        view.removed();
      },
      act: (act) => events.send('act.changed', act),
      actDropped: (act) => events.send('act.dropped', act),
      held: (ids) => events.send('joins.held', { ids }),
      forgotten: (id) => events.send('session.forgotten', { id }),
      show,
      trouble: log.line,
    },
  });
  return {
    folder,
    log,
    settings,
    own,
    emulator,
    accounts,
    players,
    journal,
    events,
    view,
    desk,
    show,
    nameOf,
  };
};

/** Everything is let go in order; what is still open is closed by the end of the process. */
const endWith = ({ desk, players, own, journal }: Program): void => {
  app.on('will-quit', () => {
    desk.stop();
    players.close();
    own.stop();
    journal.close();
  });
};

/** Loading the window's part takes the processor; that long it waits for the calls that are out. */
const CALLS_FIRST_MS = 150;

/**
 * Resolves when each link that the program was started for has its answer, or soon. Where the emulator is
 * the program's own there is nothing to wait for: it is started with the window's part.
 */
const firstAnswers = async ({ desk, emulator }: Program): Promise<void> => {
  const isOut = () => desk.activations().some(({ state }) => state === 'received' || state === 'joining');
  const until = performance.now() + CALLS_FIRST_MS;
  while (emulator.status().use === 'running' && isOut() && performance.now() < until) await setTimeout(2);
};

/** Works links off from now on, and brings up the window when the system is ready for one. */
export const startProgram = async (arrivals: Arrivals): Promise<Desktop> => {
  const program = createProgram();
  endWith(program);
  app.on('second-instance', (_event, argv, _folder, additionalData) => {
    arrivals.arrive({ by: 'second-instance', links: takeOver(additionalData, argv) });
  });
  program.desk.resume();
  arrivals.listen((arrival) => {
    if (program.view.takesBack(arrival)) return;
    program.desk.take(arrival);
    // Started once more without a link: who does that wants to see the window.
    if (arrival.links.length === 0) program.view.toFront();
  });
  await app.whenReady();
  await firstAnswers(program);
  const { openDesktop } = await import('./desktop.ts');
  return openDesktop(program, await program.accounts.whole());
};
