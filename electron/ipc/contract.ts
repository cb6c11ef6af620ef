import { z } from 'zod';
import { CallSummary } from '../../protocol/call-summary.ts';
import { CapturedSession } from '../../protocol/capture-sessions.ts';
import { SessionDocument } from '../../protocol/document.ts';
import { Call } from '../../protocol/exchange.ts';
import { Xuid } from '../../protocol/ids.ts';
import { VersionRow } from '../../protocol/version.ts';
import { AccountsState, ClientId, SandboxId, SignInWay } from '../accounts/account.ts';
import { Activation, ArrivedBy } from '../activation/activation.ts';
import { SchemeRow } from '../activation/schemes/scheme-row.ts';
import { CallsOf, CallText, Capture } from '../calls/capture.ts';
import { Act, ActRef, RequestToSend, SessionWrite } from '../desk/act-view.ts';
import { Draft, DraftRef } from '../desk/drafts.ts';
import { LookedUp, LookUp } from '../desk/look-up.ts';
import { InviteMade, InviteWish } from '../desk/make-invite.ts';
import { SessionView } from '../desk/session-view.ts';
import { DesktopState } from '../desktop-state.ts';
import { FindInvites, FoundInvites, InviteFacets, InviteQuery } from '../journal/invite-query.ts';
import { LinkCollections } from '../link-collections.ts';
import { emulatorCalls } from '../players/emulator-calls.ts';
import { EmulatorNews, ScenarioRow } from '../players/emulator-shapes.ts';
import { EmulatorStatus, Player, PlayerChannel } from '../players/player.ts';
import { SettingsChange, ShownSettings } from '../settings.ts';
import { SetupStep } from '../setup-check/setup-step.ts';

export type { Account, AccountsState } from '../accounts/account.ts';
export type { Activation, ActivationState, Reason } from '../activation/activation.ts';
export type { SchemeRow } from '../activation/schemes/scheme-row.ts';
export type { CallsOf, Capture } from '../calls/capture.ts';
export type { Act } from '../desk/act-view.ts';
export type { Draft, DraftRef } from '../desk/drafts.ts';
export type { LookedUp, LookUp } from '../desk/look-up.ts';
export type { InviteMade } from '../desk/make-invite.ts';
export type { SessionView } from '../desk/session-view.ts';
export type { InviteQuery } from '../journal/invite-query.ts';
export type { LinkCollections } from '../link-collections.ts';
export type {
  ActiveFault,
  ClockState,
  EmulatorNews,
  EmulatorPart,
  EmulatorPlayer,
  KeptState,
  ListedSession,
  LoggedRequest,
  SignIn,
  StartedScenario,
  WantedFault,
} from '../players/emulator-shapes.ts';
export type { EmulatorStatus, Player, PlayerChannel } from '../players/player.ts';
export type { ShownSettings } from '../settings.ts';
export type { SetupStep } from '../setup-check/setup-step.ts';

/** Everything the window mirrors; events after it bring it up to date. */
export const Snapshot = z.object({
  /** The number of the last event that it holds: those up to it are known to whoever has it. */
  events: z.number().int(),
  activations: z.array(Activation),
  sessions: z.array(SessionView),
  acts: z.array(Act),
  /** Ids of the activations whose join waits for the service's limit. */
  heldJoins: z.array(z.string()),
  drafts: z.array(Draft),
  players: z.array(Player),
  accounts: AccountsState,
  channels: z.array(PlayerChannel),
  emulator: EmulatorStatus,
  settings: ShownSettings,
  /** The activation that is to be shown first, such as the one the program was started for. */
  shown: z.string().nullable(),
  program: z.object({ version: z.string(), runtime: z.string(), platform: z.string() }),
  desktop: DesktopState,
});
export type Snapshot = z.infer<typeof Snapshot>;

const ById = z.object({ id: z.string() });
const Ids = z.object({ ids: z.array(z.string()).max(500_000) });
const Nothing = z.null();
const ByXuid = z.object({ xuid: Xuid });
const Scheme = z.object({ scheme: z.string().regex(/^ms-xbl-([0-9a-f]{8}|multiplayer)$/) });

/** What the window may ask of the main process. To add one: see CONTRIBUTING.md. */
export const commands = {
  snapshot: { input: Nothing, output: Snapshot },
  'link.take': {
    input: z.object({ text: z.string().max(2_000_000), by: ArrivedBy.extract(['paste', 'drop', 'self']) }),
    output: ById,
  },
  /** Has the operating system open a link that the parser takes, as if it were clicked somewhere. */
  'link.open': { input: z.object({ text: z.string().max(4096) }), output: Nothing },
  'invite.make': { input: InviteWish, output: InviteMade },
  'links.list': { input: Nothing, output: LinkCollections },
  'links.save': { input: LinkCollections, output: LinkCollections },
  /** Into, and from, a file that the user chooses; null when he thought better of it. */
  'links.export': { input: Nothing, output: z.object({ path: z.string() }).nullable() },
  'links.import': {
    input: Nothing,
    output: z.object({ collections: LinkCollections, added: z.number().int() }).nullable(),
  },
  /** Answers the question of an activation in `asking`, or of one refused as `other-account`: join as this player. */
  'activation.join': { input: ById.extend({ as: z.string().nullable() }), output: Nothing },
  'activation.decline': { input: ById, output: Nothing },
  /** Calls off a join that waits for the service's limit; nothing of it has been sent. */
  'activation.call-off': { input: ById, output: Nothing },
  /** Asks the service once more what the handle of an activation in `asking` is. Joins nothing. */
  'activation.look': { input: ById, output: Nothing },
  /** Joins, and lets links of its title join without a question from now on. */
  'activation.always': { input: ById, output: Nothing },
  /** Links of this title ask again. */
  'title.distrust': { input: z.object({ titleId: z.string() }), output: Nothing },
  'activation.again': { input: ById, output: Nothing },
  'session.leave': { input: ById, output: Nothing },
  /** Has a session of a run before shown again as it was last seen, by a `session.changed`. */
  'session.recall': { input: ById, output: Nothing },
  /** The latest versions that were seen, or the latest before a number; oldest first. */
  'versions.list': {
    input: ById.extend({
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(1000),
    }),
    output: z.object({
      rows: z.array(VersionRow),
      /** How many rows were left out because they are damaged. */
      unreadable: z.number().int(),
      /** The number before which the next page is to be asked; null when there are no older ones. */
      older: z.number().int().nullable(),
    }),
  },
  'versions.document': { input: ById.extend({ number: z.number().int() }), output: SessionDocument },
  /** Looks through everything in the journal, a page at a time. */
  'invites.find': { input: FindInvites, output: FoundInvites },
  'invites.ids': { input: InviteQuery, output: z.array(z.string()) },
  'invites.facets': { input: Nothing, output: InviteFacets },
  /** For good, with their calls; who is joining or joined stays. */
  'invites.delete': {
    input: Ids,
    output: z.object({ removed: z.number().int(), kept: z.number().int() }),
  },
  /** As JSON, where the user says; `path` is null when he thought better of it. */
  'invites.export': {
    input: Ids,
    output: z.object({ path: z.string().nullable(), count: z.number().int() }),
  },
  /** The latest, oldest first: a page from this place on. `more` is false for the last one. */
  'calls.list': {
    input: z.object({ of: CallsOf, from: z.number().int().min(0) }),
    output: z.object({ calls: z.array(CallSummary), more: z.boolean() }),
  },
  /** A whole call, its long texts cut; the rest of them comes by `calls.text`. */
  'calls.read': {
    input: z.object({ of: CallsOf, id: z.string() }),
    output: z.object({ call: Call, cut: z.array(CallText) }),
  },
  /** A piece of one text of a call, from this character on. Empty at its end. */
  'calls.text': {
    input: z.object({ of: CallsOf, id: z.string(), text: CallText, from: z.number().int().min(0) }),
    output: z.string(),
  },
  /** Ids of those that a filter lets pass which asks for headers or bodies. */
  'calls.search': {
    input: z.object({ of: CallsOf, filter: z.string().max(2000) }),
    output: z.array(z.string()),
  },
  /** Asks where to, and writes these calls, or all. False when the user thought better of it. */
  'calls.export': {
    input: z.object({
      of: CallsOf,
      ids: z.array(z.string()).max(20_000).nullable(),
      format: z.enum(['har', 'beckon']),
    }),
    output: z.boolean(),
  },
  'captures.list': { input: Nothing, output: z.array(Capture) },
  /** Asks for a file of calls and reads it. Null when the user thought better of it. */
  'captures.open': { input: Nothing, output: Capture.nullable() },
  /** A file of calls that was dropped onto the window. */
  'captures.take': {
    input: z.object({ name: z.string().max(1000), content: z.instanceof(Uint8Array) }),
    output: Capture,
  },
  'captures.remove': { input: ById, output: Nothing },
  /** Resolves with the answer; `act.changed` tells of it as well. */
  'session.write': { input: SessionWrite, output: Act },
  /** A request made up by hand, to the directory of the activation's player and nowhere else. */
  'request.send': { input: RequestToSend, output: Act },
  'act.call-off': { input: ActRef, output: Nothing },
  'act.dismiss': { input: ActRef, output: Nothing },
  /** What is being edited outlives a reload of the window, and the program. */
  'draft.keep': { input: Draft, output: Nothing },
  'draft.drop': { input: DraftRef, output: Nothing },
  'captures.sessions': { input: ById, output: z.array(CapturedSession) },
  /** A version of the session at this place among `captures.sessions`. */
  'captures.document': {
    input: ById.extend({ session: z.number().int(), row: z.number().int() }),
    output: SessionDocument,
  },
  /** What players are doing: the other source of handles. */
  'players.look-up': { input: LookUp, output: LookedUp },
  /**
   * Begins a sign-in; `accounts.changed` tells how it goes on. One that is under way is called off, and says so. The
   * sandbox is where the account is to be at first: a test account has no other than its own.
   */
  'accounts.sign-in': {
    input: z.object({ way: SignInWay, sandbox: SandboxId.default('RETAIL') }),
    output: Nothing,
  },
  'accounts.sign-in-cancel': { input: Nothing, output: Nothing },
  /** Opens the page of the sign-in that is under way, once more. */
  'accounts.sign-in-page': { input: Nothing, output: Nothing },
  'accounts.trouble-dismiss': { input: Nothing, output: Nothing },
  'accounts.aside-dismiss': { input: Nothing, output: Nothing },
  /**
   * Takes a token that the user has: an Authorization header, or a text that holds one; null: what is on the clipboard,
   * so that it never comes into the window. `xuid`: whose it is, where it may not say so itself. It is kept in the vault
   * only when `keep` says so.
   */
  'accounts.paste': {
    input: z.object({
      header: z.string().max(600_000).nullable(),
      xuid: Xuid.nullable(),
      keep: z.boolean(),
    }),
    output: z.object({ xuid: z.string() }),
  },
  /** Forgets the account and its secrets, also on disk. */
  'accounts.sign-out': { input: ByXuid, output: Nothing },
  /** From now on its calls are for this sandbox; nobody signs in again for it. */
  'accounts.sandbox': { input: ByXuid.extend({ sandbox: SandboxId }), output: Nothing },
  /** Whose calls future sign-ins are made as: the client ID of an app registration of one's own, or of one's title. */
  'accounts.client-id': { input: z.object({ clientId: ClientId.nullable() }), output: Nothing },
  /** May secrets be kept where the system only obscures them? */
  'accounts.keep-anyway': { input: z.object({ yes: z.boolean() }), output: Nothing },
  /** Has the emulator host a lobby and opens its invite for Bea through the operating system. */
  'emulator.invite-me': { input: Nothing, output: z.object({ link: z.string() }) },
  'emulator.restart': { input: Nothing, output: Nothing },
  /** The emulator's controls, each the call that a script would make. The key stays in the main process. */
  ...emulatorCalls,
  /** Null: the user thought better of it. */
  'emulator.state-save': { input: Nothing, output: z.object({ path: z.string().nullable() }) },
  'emulator.state-load': { input: Nothing, output: z.object({ name: z.string().nullable() }) },
  'emulator.scenario-add': { input: Nothing, output: z.object({ added: ScenarioRow.nullable() }) },
  'emulator.copy-key': { input: Nothing, output: Nothing },
  /** While it is on, `emulator.told` says what changes. */
  'emulator.watch': { input: z.object({ on: z.boolean() }), output: Nothing },
  'schemes.list': { input: Nothing, output: z.array(SchemeRow) },
  /** One scheme with its present owner, whether the table shows it or not. */
  'schemes.look': { input: Scheme, output: SchemeRow },
  'schemes.register': { input: Scheme, output: z.array(SchemeRow) },
  'schemes.give-back': { input: Scheme, output: z.array(SchemeRow) },
  /** Makes each step of the check of the set-up; `setup.step` tells of each as it begins and ends. */
  'setup.check': { input: Nothing, output: z.array(SetupStep) },
  /** The result as text, where the user says, known secrets struck out; null when he thought better of it. */
  'setup.save': {
    input: z.object({ text: z.string().max(200_000) }),
    output: z.object({ path: z.string() }).nullable(),
  },
  'settings.change': { input: SettingsChange, output: ShownSettings },
  'text.copy': { input: z.object({ text: z.string().max(10_000_000) }), output: Nothing },
  /** Opens one of a fixed list of https pages in the browser. */
  'page.open': {
    input: z.object({
      page: z.enum(['invites', 'session-directory', 'client-id', 'title-id', 'status-codes']),
    }),
    output: Nothing,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** What the main process tells the window, unasked. */
export const events = {
  'activation.changed': Activation,
  /** They are no longer in the journal. */
  'activations.deleted': Ids,
  'session.changed': SessionView,
  /** A session that ended long ago: its last version is no longer kept. */
  'session.forgotten': ById,
  'version.seen': z.object({ activationId: z.string(), row: VersionRow }),
  'call.recorded': z.object({ activationId: z.string().nullable(), call: CallSummary }),
  'act.changed': Act,
  'act.dropped': ActRef,
  /** Activations whose join waits for the service's limit: all of them, as they are now. */
  'joins.held': Ids,
  'emulator.changed': EmulatorStatus,
  /** What is no longer as it was in the emulator, while it is watched. */
  'emulator.told': EmulatorNews,
  'players.changed': z.array(Player),
  /** Gamertags by xuid, as the service told them: of players who are none of ours. */
  'players.named': z.record(z.string(), z.string()),
  /** All of them, as they stand now. */
  'channels.changed': z.array(PlayerChannel),
  'accounts.changed': AccountsState,
  'settings.changed': ShownSettings,
  'setup.step': SetupStep,
  'desktop.changed': DesktopState,
  /** Bring this activation into view. */
  'activation.shown': ById,
} satisfies Record<string, z.ZodType>;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** A command's answer: a failure is data too, for errors lose their type on the way between processes. */
export type CommandAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string } };

/** What the preload puts into the page as `window.beckon`. */
export type Bridge = {
  command(name: string, input: unknown): Promise<CommandAnswer<unknown>>;
  /** Events come in the order of their numbers. Returns the function that ends the listening. */
  listen(listener: (name: string, payload: unknown, number: number) => void): () => void;
};
