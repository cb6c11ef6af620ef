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
