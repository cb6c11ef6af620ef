import { z } from 'zod';

/** `nowhere`: it is wanted, and the desktop has no place for it. */
const TrayState = z.enum(['off', 'shown', 'nowhere']);
export type TrayState = z.infer<typeof TrayState>;

/** What the desktop that Beckon runs on can do, and does. */
export const DesktopState = z.object({
  /** Whether system notifications can be shown at all. */
  notices: z.boolean(),
  tray: TrayState,
});
export type DesktopState = z.infer<typeof DesktopState>;
