import { z } from 'zod';

/** An identity that can sign requests. */
export const Player = z.object({
  xuid: z.string(),
  gamertag: z.string(),
  directory: z.enum(['emulator', 'xbox-live']),
  /** Of an account, the one its token is for; null where it is not known, and on the emulator. */
  sandbox: z.string().nullable(),
});
export type Player = z.infer<typeof Player>;

/** How many calls the service takes of a player in his title, and how many of them are used up now. */
const PlayerLimits = z.object({
  counters: z.array(
    z.object({
      kind: z.enum(['session', 'search-read', 'search-write']),
      used: z.number().int(),
      max: z.number().int(),
      seconds: z.number(),
    }),
  ),
  /** Calls that wait so as not to break a limit. */
  waiting: z.number().int(),
  /** When the first of them may go; null where none waits, or an answer that is awaited decides it. */
  until: z.string().nullable(),
});

/** The change channel of a player who has used it in this run. Times are ISO 8601, UTC. */
export const PlayerChannel = Player.pick({ xuid: true, directory: true }).extend({
  rta: z.discriminatedUnion('state', [
    z.object({ state: z.literal('idle') }),
    /** What went wrong the time before, in words. */
    z.object({ state: z.literal('connecting'), trouble: z.string().nullable() }),
    z.object({ state: z.literal('up'), since: z.string() }),
    z.object({ state: z.literal('down'), trouble: z.string(), nextAt: z.string() }),
  ]),
  /** Null for one whose calls nobody limits, such as a player of the emulator. */
  limits: PlayerLimits.nullable(),
});
export type PlayerChannel = z.infer<typeof PlayerChannel>;

export const EmulatorStatus = z.object({
  state: z.enum(['starting', 'ready', 'restarting', 'failed']),
  use: z.enum(['own', 'running']),
  url: z.string().nullable(),
  /** The process of the program's own emulator, while it is ready. */
  pid: z.number().int().optional(),
  /** What went wrong, for `restarting` and `failed`. */
  trouble: z.string().nullable(),
});
export type EmulatorStatus = z.infer<typeof EmulatorStatus>;
