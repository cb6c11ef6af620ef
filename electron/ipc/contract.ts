import { z } from 'zod';
import { SessionDocument } from '../../protocol/document.ts';
import { Call } from '../../protocol/exchange.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import { Activation, ArrivedBy } from '../activation/activation.ts';
import { Settings } from '../settings.ts';

export type { Activation, ActivationState, ArrivedBy, Reason } from '../activation/activation.ts';
export type { Settings } from '../settings.ts';

/** A joined session as the window shows it. */
export const SessionView = z.object({
  activationId: z.string(),
  ref: SessionRef,
  /** Whole, unknown fields included. */
  document: SessionDocument,
  etag: z.string().nullable(),
  /** `live`: changes arrive. `reconnecting`: the channel is lost and being restored. `stopped`: no longer followed. */
  channel: z.enum(['live', 'reconnecting', 'stopped']),
  /** The xuid of the player who joined. */
  you: z.string(),
  /** When this version was read: ISO 8601. */
  readAt: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;

export const Player = z.object({
  xuid: z.string(),
  gamertag: z.string(),
  directory: z.enum(['emulator', 'xbox-live']),
});
export type Player = z.infer<typeof Player>;

export const EmulatorStatus = z.object({
  state: z.enum(['starting', 'ready', 'restarting', 'failed']),
  use: z.enum(['own', 'running']),
  url: z.string().nullable(),
  /** What went wrong, for `restarting` and `failed`. */
  trouble: z.string().nullable(),
});
export type EmulatorStatus = z.infer<typeof EmulatorStatus>;

export const SchemeRow = z.object({
  /** Without `:`, such as `ms-xbl-decafbad`. */
  scheme: z.string(),
  /** The program that the system starts for it now; null when there is none. */
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  ours: z.boolean(),
  /** The owner that "Give back" restores; null when there was none. */
  before: z.string().nullable(),
  /** Why the last registering or giving back failed, and what to type instead. */
  trouble: z.object({ why: z.string(), type: z.string().nullable() }).nullable(),
});
export type SchemeRow = z.infer<typeof SchemeRow>;

/** Everything the window mirrors; events after it bring it up to date. */
export const Snapshot = z.object({
  activations: z.array(Activation),
  sessions: z.array(SessionView),
  players: z.array(Player),
  emulator: EmulatorStatus,
  settings: Settings,
  /** The activation that is to be shown first, such as the one the program was started for. */
  shown: z.string().nullable(),
  program: z.object({ version: z.string(), runtime: z.string(), platform: z.string() }),
});
export type Snapshot = z.infer<typeof Snapshot>;

const ById = z.object({ id: z.string() });
const Nothing = z.null();
const Scheme = z.object({ scheme: z.string().regex(/^ms-xbl-([0-9a-f]{8}|multiplayer)$/) });

/** What the window may ask of the main process. To add one: see CONTRIBUTING.md. */
export const commands = {
  snapshot: { input: Nothing, output: Snapshot },
  'link.take': {
    input: z.object({ text: z.string().max(2_000_000), by: ArrivedBy.extract(['paste', 'drop']) }),
    output: ById,
  },
  /** Answers the question of an activation in `asking`, or of one refused as `other-account`: join as this player. */
  'activation.join': { input: ById.extend({ as: z.string().nullable() }), output: Nothing },
  'activation.decline': { input: ById, output: Nothing },
  'activation.again': { input: ById, output: Nothing },
  'session.leave': { input: ById, output: Nothing },
  'calls.list': { input: ById, output: z.array(Call) },
  /** Has the emulator host a lobby and opens its invite for Bea through the operating system. */
  'emulator.invite-me': { input: Nothing, output: z.object({ link: z.string() }) },
  'emulator.restart': { input: Nothing, output: Nothing },
  'schemes.list': { input: Nothing, output: z.array(SchemeRow) },
  'schemes.register': { input: Scheme, output: z.array(SchemeRow) },
  'schemes.give-back': { input: Scheme, output: z.array(SchemeRow) },
  'settings.change': { input: Settings.partial(), output: Settings },
  'text.copy': { input: z.object({ text: z.string().max(10_000_000) }), output: Nothing },
  /** Opens one of a fixed list of https pages in the browser. */
  'page.open': {
    input: z.object({ page: z.enum(['invites', 'session-directory', 'status-codes']) }),
    output: Nothing,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** What the main process tells the window, unasked. */
export const events = {
  'activation.changed': Activation,
  'session.changed': SessionView,
  'call.recorded': z.object({ activationId: z.string(), call: Call }),
  'emulator.changed': EmulatorStatus,
  'players.changed': z.array(Player),
  'settings.changed': Settings,
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

/** The two channels that everything goes over. */
export const COMMAND_CHANNEL = 'beckon:command';
export const EVENT_CHANNEL = 'beckon:event';

/** What the preload puts into the page as `window.beckon`. */
export type Bridge = {
  command(name: string, input: unknown): Promise<CommandAnswer<unknown>>;
  /** Returns the function that ends the listening. */
  listen(listener: (name: string, payload: unknown) => void): () => void;
};
