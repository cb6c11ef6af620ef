import { linkOfHandle } from '../../protocol/link-of-handle.ts';
import { strikeKnown, withoutXblToken } from '../../protocol/secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { cutLink } from '../activation/argv.ts';
import type { Schemes } from '../activation/schemes/schemes.ts';
import type { CallsService } from '../calls/calls.ts';
import type { Desk } from '../desk/desk.ts';
import type { LookedUp, LookUp } from '../desk/look-up.ts';
import type { InviteMade, InviteWish } from '../desk/make-invite.ts';
import type { EmulatorDesk } from '../emulator-desk.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalVersions } from '../journal/versions.ts';
import type { LinkCollectionsStore } from '../link-collections-file.ts';
import type { SettingsChange, ShownSettings } from '../settings.ts';
import type { SetupCheck } from '../setup-check/setup-check.ts';
import { createAccountHandlers } from './account-handlers.ts';
import { createCallHandlers } from './call-handlers.ts';
import type { CommandInput, Snapshot } from './contract.ts';
import { emulatorHandlers } from './emulator-handlers.ts';
import { createInviteHandlers } from './invite-handlers.ts';
import type { Handlers } from './main-side.ts';

/** What the commands are answered with: the desk, and the program's adapters. */
export type Services = {
  desk: Desk;
  accounts: Accounts;
  schemes: Schemes;
  journal: Journal;
  calls: CallsService;
  versions: JournalVersions['versions'];
  versionDocument: JournalVersions['versionDocument'];
  /** Everything the window mirrors; tells the event sender that it was made. */
  snapshot: () => Snapshot;
  changeSettings: (change: SettingsChange) => Promise<ShownSettings>;
  trustTitle: (titleId: string) => Promise<void>;
  distrustTitle: (titleId: string) => Promise<void>;
  lookUp: (asked: LookUp) => Promise<LookedUp>;
  makeInvite: (wish: InviteWish) => Promise<InviteMade>;
  openLink: (link: string) => Promise<void>;
  links: LinkCollectionsStore;
  inviteMe: () => Promise<{ link: string }>;
  restartEmulator: () => void;
  /** Asks where, and writes; null when the user thought better of it. */
  saveFile: (content: string, suggestedName: string) => Promise<string | null>;
  emulatorDesk: EmulatorDesk;
  watchEmulator: (on: boolean) => void;
  copyText: (text: string) => Promise<void>;
  /** What is on the clipboard. */
  pasteText: () => Promise<string>;
  /** The page of the sign-in that is under way, in the browser; nothing where none is. */
  openSignInPage: () => Promise<void>;
  setupCheck: SetupCheck;
  /** As `saveFile`, for words that a person reads. */
  saveText: (text: string, suggestedName: string) => Promise<string | null>;
  openPage: (page: CommandInput<'page.open'>['page']) => Promise<void>;
};

export const createHandlers = (services: Services): Handlers => {
  const { desk, schemes } = services;
  return {
    ...createInviteHandlers(services),
    ...createCallHandlers(services.calls),
    ...createAccountHandlers(services.accounts, services),
    snapshot: () => services.snapshot(),
    // A token that was pasted by mistake is not written down with it.
    'link.take': ({ text, by }) => ({
      id: desk.takeLink(cutLink(withoutXblToken(linkOfHandle(text) ?? text)), by),
    }),
    'link.open': async ({ text }) => {
      await services.openLink(text);
      return null;
    },
    'invite.make': (wish) => services.makeInvite(wish),
    'links.list': () => services.links.list(),
    'links.save': (collections) => services.links.save(collections),
    'links.export': () => services.links.exportAll(),
    'links.import': () => services.links.importFrom(),
    'activation.join': async ({ id, as }) => {
      await desk.join(id, as);
      return null;
    },
    'activation.decline': ({ id }) => {
      desk.decline(id);
      return null;
    },
    'activation.call-off': ({ id }) => {
      desk.callOffJoin(id);
      return null;
    },
    'activation.look': async ({ id }) => {
      await desk.look(id);
      return null;
    },
    'activation.always': async ({ id }) => {
      const titleId = desk.titleOf(id);
      // First, so that nothing is trusted where nobody can join.
      await desk.join(id, null);
      await services.trustTitle(titleId);
      return null;
    },
    'title.distrust': async ({ titleId }) => {
      await services.distrustTitle(titleId);
      return null;
    },
    'activation.again': async ({ id }) => {
      await desk.again(id);
      return null;
    },
    'session.leave': async ({ id }) => {
      await desk.leave(id);
      return null;
    },
    'session.recall': ({ id }) => {
      desk.recall(id);
      return null;
    },
    'versions.list': ({ id, before, limit }) => services.versions(id, before, limit),
    'versions.document': ({ id, number }) => services.versionDocument(id, number),
    'session.write': (write) => desk.write(write),
    'request.send': (request) => desk.send(request),
    'act.call-off': (act) => {
      desk.callOff(act);
      return null;
    },
    'act.dismiss': (act) => {
      desk.dismiss(act);
      return null;
    },
    'draft.keep': (draft) => {
      desk.drafts.keep(draft);
      return null;
    },
    'draft.drop': (draft) => {
      desk.drafts.drop(draft);
      return null;
    },
    'players.look-up': (asked) => services.lookUp(asked),
    'emulator.invite-me': () => services.inviteMe(),
    'emulator.restart': () => {
      services.restartEmulator();
      return null;
    },
    ...emulatorHandlers(services.emulatorDesk, services.watchEmulator),
    'schemes.list': () => schemes.list(),
    'schemes.look': ({ scheme }) => schemes.look(scheme),
    'schemes.register': ({ scheme }) => schemes.register(scheme),
    'schemes.give-back': ({ scheme }) => schemes.giveBack(scheme),
    'setup.check': () => services.setupCheck.run(),
    'setup.save': async ({ text }) => {
      const path = await services.saveText(strikeKnown(text), 'beckon-set-up.txt');
      return path === null ? null : { path };
    },
    'settings.change': (change) => services.changeSettings(change),
    'text.copy': async ({ text }) => {
      await services.copyText(text);
      return null;
    },
    'page.open': async ({ page }) => {
      await services.openPage(page);
      return null;
    },
  };
};
