import { z } from 'zod';
import { SessionDocument } from '../../protocol/document.ts';
import { SessionRef } from '../../protocol/session-ref.ts';

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
