import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { SessionRef } from '../../protocol/session-ref.ts';

/** What the emulator's controls take and answer, as far as the window shows it; see `/_emulator/openapi.json`. */

export const EmulatorPlayer = z.object({
  xuid: Xuid,
  gamertag: z.string(),
  /** Xuids of the players whom he follows. */
  people: z.array(Xuid),
  privileges: z.object({ multiplayer: z.boolean(), communicate: z.boolean() }),
  console: z.boolean().optional(),
  /** Null: any. */
  sandbox: z.string().nullable(),
  /** The XErr code that his sign-in is refused with. */
  xerr: z.number().nullable(),
});
export type EmulatorPlayer = z.infer<typeof EmulatorPlayer>;

export const PlayerChange = EmulatorPlayer.partial().required({ xuid: true });
export const NewPlayer = z.object({ gamertag: z.string(), xuid: z.string().optional() });

/** A sign-in by device code that waits for somebody to say whose it is. */
export const SignIn = z.object({ userCode: z.string(), client: z.string(), expires: z.string() });
export type SignIn = z.infer<typeof SignIn>;

export const ListedSession = z.object({
  sessionRef: SessionRef,
  branch: z.string(),
  changeNumber: z.number(),
  startTime: z.string(),
  visibility: z.string(),
  joinRestriction: z.string().nullable(),
  closed: z.boolean(),
  members: z.number(),
  active: z.number(),
  maxMembersCount: z.number().nullable(),
});
export type ListedSession = z.infer<typeof ListedSession>;

export const ScenarioRow = z.object({ name: z.string(), what: z.string() });
export const StartedScenario = z.object({
  scenario: z.string(),
  sessionRef: SessionRef,
  links: z.array(z.object({ label: z.string(), link: z.string(), for: Xuid })),
  /** Steps are still to come, by the emulator's clock. */
  goesOn: z.boolean(),
});
export type StartedScenario = z.infer<typeof StartedScenario>;

/** What is to go wrong, for which calls or taps, and how often; without `times`, until it is taken back. */
export const WantedFault = z.object({
  match: z.object({ method: z.string().optional(), path: z.string().optional(), xuid: Xuid.optional() }),
  times: z.number().optional(),
  fault: z.looseObject({
    kind: z.string(),
    status: z.number().optional(),
    document: z.boolean().optional(),
    ms: z.number().optional(),
  }),
});
export type WantedFault = z.infer<typeof WantedFault>;
export const ActiveFault = WantedFault.extend({ id: z.number() });
export type ActiveFault = z.infer<typeof ActiveFault>;

export const ClockState = z.object({
  now: z.string(),
  running: z.boolean(),
  /** Milliseconds that it is ahead of the machine's time. */
  ahead: z.number(),
  timers: z.number(),
});
export type ClockState = z.infer<typeof ClockState>;
export const ClockChange = z.object({
  now: z.string().optional(),
  /** Milliseconds to go forward. */
  step: z.number().optional(),
  run: z.boolean().optional(),
});

/** One call to the emulator, with the rule that refused it. */
export const LoggedRequest = z.object({
  id: z.number(),
  at: z.string(),
  method: z.string(),
  path: z.string(),
  xuid: z.string().nullable(),
  /** Null when the connection was cut instead of an answer. */
  status: z.number().nullable(),
  ms: z.number(),
  /** Absent where none was sent. */
  contract: z.number().optional(),
  because: z.string().optional(),
  fault: z.string().optional(),
  body: z.string().optional(),
  answer: z.string().optional(),
  bodiesGone: z.literal(true).optional(),
});
export type LoggedRequest = z.infer<typeof LoggedRequest>;

export const KeptState = z.object({ name: z.string(), sessions: z.number(), now: z.string() });
export type KeptState = z.infer<typeof KeptState>;

/** What the window looks at, and is told of when it changes. */
export const EmulatorPart = z.enum([
  'players',
  'sign-ins',
  'sessions',
  'scenarios',
  'faults',
  'requests',
  'clock',
  'limits',
  'snapshots',
]);
export type EmulatorPart = z.infer<typeof EmulatorPart>;

/** `anew`: another emulator, or another life of it; nothing that was known before counts. */
export const EmulatorNews = z.object({ parts: z.array(EmulatorPart), anew: z.boolean() });
export type EmulatorNews = z.infer<typeof EmulatorNews>;
