import { z } from 'zod';

/**
 * A shoulder tap: notice that a session changed, without its content. `resource` and `subscription` are
 * lower-cased by the service, whatever the casing on the REST side. [wire]
 */
export const ShoulderTap = z.looseObject({
  /** UTC with any number of fractional digits: 7, 6 and none have been seen. */
  timestamp: z.string().optional(),
  /** The id that the member gave with `properties.system.subscription`. */
  subscription: z.string(),
  /** `mpsd/session` for sessions. */
  resourceType: z.string(),
  /** `scid~template~name`. */
  resource: z.string(),
  branch: z.string().optional(),
  /** Missing when the session is, most likely, gone. [wire; the meaning is inferred] */
  changeNumber: z.number().int().optional(),
});
export type ShoulderTap = z.infer<typeof ShoulderTap>;

/** The data of an event: taps of several sessions may share one, and changes are coalesced. [wire] */
const AnyTaps = z.object({ shoulderTaps: z.array(z.unknown()) });

/** The taps in an event's data; none when the event is of another kind. One bad tap does not hide the others. */
export const tapsOf = (data: unknown): ShoulderTap[] => {
  const event = AnyTaps.safeParse(data);
  if (!event.success) return [];
  return event.data.shoulderTaps.flatMap((each) => ShoulderTap.safeParse(each).data ?? []);
};

/** Which session a tap is about, as `sessionKey` writes it; null when it is about something else. */
export const tapSession = (tap: ShoulderTap): string | null =>
  tap.resourceType.toLowerCase() === 'mpsd/session' ? tap.resource.toLowerCase() : null;
