import { join } from 'node:path';
import { app, clipboard, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { summaryOf } from '../protocol/call-summary.ts';
import { DEMO_TITLE } from '../protocol/demo-title.ts';
import type { Call } from '../protocol/exchange.ts';
import { CaptureProblem } from '../protocol/read-capture.ts';
import { AccountError } from './accounts/account-error.ts';
import type { Accounts } from './accounts/accounts.ts';
import { PasteTrouble } from './accounts/paste-trouble.ts';
import { VaultTrouble } from './accounts/vault.ts';
import type { Schemes } from './activation/schemes/schemes.ts';
import { createAppProtocol } from './app-protocol.ts';
import { createCallsService } from './calls/calls.ts';
import { CallsTrouble } from './calls/capture.ts';
import { createCaptures } from './calls/captures.ts';
import { createFileWork } from './calls/file-work.ts';
import { lookUp, playersIn } from './desk/look-up.ts';
import { makeInvite } from './desk/make-invite.ts';
import { DeskError } from './desk/records.ts';
import type { DesktopState } from './desktop-state.ts';
import { emulatorServices } from './emulator-services.ts';
import { externalPages } from './external-pages.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { forkFileWorker } from './file-process.ts';
import { FileTrouble } from './file-trouble.ts';
import { hostsInUse } from './hosts-in-use.ts';
import { inviteMe } from './invite-me.ts';
import type { Snapshot } from './ipc/contract.ts';
import { createHandlers } from './ipc/handlers.ts';
import { serveCommands, type ToldError } from './ipc/main-side.ts';
import { VersionTrouble } from './journal/versions.ts';
import { keepAsSet } from './keep.ts';
import { openLinkCollections } from './link-collections-file.ts';
import { createWords, type Words } from './locales/words.ts';
import { OpenTrouble, openThroughSystem } from './open-through-system.ts';
import { denyNavigation, denyPermissions } from './permissions.ts';
import { channelView } from './players/channel-view.ts';
import { EmulatorRefusal, EmulatorTrouble } from './players/emulator.ts';
import type { PlayerChannel } from './players/player.ts';
import { createPresence, type Presence } from './presence.ts';
import type { Program } from './program.ts';
import { runtimeWords } from './runtime-words.ts';
import { openSchemes } from './scheme-system.ts';
import { shownSettings } from './settings.ts';
import { createSetupCheck } from './setup-check/setup-check.ts';
import { setupLooks } from './setup-looks.ts';
import { createTrust } from './trusted-titles.ts';
import { createMainWindow, type MainWindow } from './window.ts';

export type Desktop = { toFront(): void };

const isTold = (error: unknown): error is ToldError =>
  [
    AccountError,
    CallsTrouble,
    CaptureProblem,
    DeskError,
    EmulatorRefusal,
    EmulatorTrouble,
    FileTrouble,
    OpenTrouble,
    PasteTrouble,
    VaultTrouble,
    VersionTrouble,
  ].some((kind) => error instanceof kind);

const snapshotOf = (
  { desk, players, emulator, settings, view, events }: Program,
  accounts: Accounts,
  desktop: DesktopState,
): Snapshot => {
  return {
    events: events.snapshotMade(),
    activations: desk.activations(),
    sessions: desk.sessions(),
    acts: desk.acts(),
    heldJoins: desk.heldJoins(),
    drafts: desk.drafts.all(),
    players: players.list(),
    accounts: accounts.state(),
    channels: channelViews(players),
    emulator: emulator.status(),
    settings: shownSettings(settings.get()),
    shown: view.shown,
    program: {
      version: app.getVersion(),
      runtime: runtimeWords(process.versions),
      platform: process.platform,
    },
    desktop,
  };
};

/** Only macOS needs a menu: without one its keys for copying and quitting do nothing. */
const setMenu = (): void => {
  const menu =
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null;
  Menu.setApplicationMenu(menu);
};

const channelViews = (players: Program['players']): PlayerChannel[] =>
  players.channels().map(({ player, state, limits }) => channelView(player, state, limits));

/** The program's emulator, its players and the settings, as far as the window is told of them. */
const tellWindow = ({ events, emulator, players, log }: Program, accounts: Accounts): void => {
  emulator.onStatus((status) => {
    log.line(`emulator  ${[status.state, status.url, status.trouble].filter(Boolean).join('  ')}`);
    events.send('emulator.changed', status);
    if (status.state === 'ready') void players.refresh();
  });
  players.onList((list) => events.send('players.changed', list));
  players.onChannels(() => events.send('channels.changed', channelViews(players)));
  accounts.onState((state) => events.send('accounts.changed', state));
};

const answerCommands = (
  program: Program,
  accounts: Accounts,
  window: MainWindow,
  presence: Presence,
  words: Words,
): Schemes => {
  const { desk, journal, settings, emulator, own, players, events, view, folder, log } = program;
  const schemes = openSchemes(folder, log.line);
  const files = createFileDialogs(words.say);
  const captures = createCaptures({ path: join(folder, 'captures.db'), notice: log.line });
  const work = createFileWork({ fork: () => forkFileWorker(log.line), notice: log.line });
  app.on('will-quit', () => {
    work.close();
    captures.close();
  });
  const copyText = (text: string) => clipboard.writeText(text);
  const openLink = (link: string) => openThroughSystem(link, shell.openExternal);
  const { looks, trip } = setupLooks({
    ...{ schemes, accounts, players, openLink },
    hosts: hostsInUse(process.env, app.isPackaged),
  });
  view.takesBack = trip.takes;
  /** A call that belongs to no activation. */
  const recordAlone = (call: Call): void => {
    journal.addCall(null, call);
    events.send('call.recorded', { activationId: null, call: summaryOf(call) });
  };
  const handlers = createHandlers({
    desk,
    schemes,
    journal,
    calls: createCallsService({
      journal,
      captures,
      files,
      work,
      activations: desk.activations,
      version: app.getVersion(),
    }),
    versions: journal.versions,
    versionDocument: journal.versionDocument,
    snapshot: () => snapshotOf(program, accounts, presence.state()),
    accounts,
    changeSettings: async (change) => {
      const changed = await settings.change(change);
      nativeTheme.themeSource = changed.theme;
      if (change.zoom !== undefined) window.zoom(changed.zoom);
      if (change.language !== undefined) {
        await words.use(changed.language);
        presence.sayAgain();
      }
      if (change.tray !== undefined) presence.putTray(changed.tray);
      if (change.emulator) emulator.use(changed.emulator);
      const shown = shownSettings(changed);
      events.send('settings.changed', shown);
      return shown;
    },
    ...createTrust(settings, (shown) => events.send('settings.changed', shown)),
    makeInvite: (wish) => makeInvite(players, wish, recordAlone),
    openLink,
    links: openLinkCollections(join(folder, 'links.json'), files, log.line),
    lookUp: async (asked) => {
      const looked = await lookUp(players, asked, recordAlone);
      // The answer does not wait for it: they have their xuids until then.
      const named = desk.namesOf(playersIn(looked), asked.as, recordAlone);
      void named.then((names) => events.send('players.named', names));
      return looked;
    },
    inviteMe: () => inviteMe({ emulator, schemes, open: openLink }),
    restartEmulator: () => {
      if (settings.get().emulator.use === 'own') own.restart();
      else void players.refresh();
    },
    saveFile: (content, name) => files.save(content, name, 'json'),
    saveText: (text, name) => files.save(text, name, 'text'),
    setupCheck: createSetupCheck(looks, (step) => events.send('setup.step', step)),
    ...emulatorServices(program, files, copyText),
    copyText,
    pasteText: async () => clipboard.readText(),
    openSignInPage: async () => {
      const page = accounts.state().signIn?.page;
      // Microsoft names it; whatever it named, nothing but a page is opened.
      if (page && /^https?:/.test(page)) await shell.openExternal(page);
    },
    openPage: (page) => shell.openExternal(externalPages[page]),
  });
  serveCommands({ ipcMain, windowId: window.id, handlers, isTold, log: log.line });
  return schemes;
};

/** The part of the program that needs the system to be ready: emulator, page, window, commands, schemes. */
export const openDesktop = (program: Program, accounts: Accounts): Desktop => {
  const { log, view, events, own, settings, desk, journal, players, folder } = program;
  tellWindow(program, accounts);
  if (settings.get().emulator.use === 'own') own.start();
  else void players.refresh();
  desk.recover();
  app.on('will-quit', keepAsSet({ desk, journal, keepDays: () => settings.get().keepDays, log: log.line }));

  protocol.handle('app', createAppProtocol(join(import.meta.dirname, '../renderer')));
  denyPermissions(session.defaultSession);
  denyNavigation(app);
  setMenu();
  nativeTheme.themeSource = settings.get().theme;

  const window = createMainWindow({
    attach: events.attach,
    front: () => presence.seen(),
    zoomFactor: () => settings.get().zoom,
    log: log.line,
  });
  const words = createWords({
    setting: settings.get().language,
    systemLanguages: () => [app.getLocale()],
  });
  const presence = createPresence(program, words.say, window.isInFront);
  presence.putTray(settings.get().tray);
  const schemes = answerCommands(program, accounts, window, presence, words);
  view.toFront = window.toFront;
  window.toFront();
  app.on('activate', window.toFront);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !presence.hasTray()) app.quit();
  });

  schemes.atStart(DEMO_TITLE.scheme).catch((error: unknown) => log.line(`schemes: ${String(error)}`));
  log
    .toFile(join(folder, 'logs', 'beckon.log'))
    .catch((error: unknown) => log.line(`log file: ${String(error)}`));
  return window;
};
