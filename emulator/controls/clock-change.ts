import { z } from 'zod';

/** Further than this one step does not go: its timers would run for minutes. */
const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** What `POST /_emulator/clock` takes; at least one of them. `run` is applied first, then `now`, then `step`. */
export const ClockChange = z
  .strictObject({
    now: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('The time to set, ISO 8601. Forward runs the timers in between, backward runs none.'),
    step: z.number().min(0).max(YEAR_MS).optional().describe('Milliseconds to go forward.'),
    run: z.boolean().optional().describe('false stops the clock, true lets it go on.'),
  })
  .refine((change) => Object.keys(change).length > 0, 'give now, step or run');
export type ClockChange = z.infer<typeof ClockChange>;

export const ClockState = z.object({
  now: z.iso.datetime(),
  running: z.boolean(),
  ahead: z.number().describe("Milliseconds that it is ahead of the machine's time."),
  timers: z.number().int().describe('How many timers wait.'),
});
export type ClockState = z.infer<typeof ClockState>;
