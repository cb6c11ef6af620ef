import { readRefused } from './access.ts';
import { type Answer, NO_ACCESS } from './answer.ts';
import { etagOf, listed } from './conditions.ts';
import { memberWith, type StoredSession, type Who } from './stored.ts';

/** GET of a session, by its path or by a handle. A session that does not exist is 204, not 404. docs */
export const readSession = (
  session: StoredSession | undefined,
  { ifNoneMatch, invited, refused }: { ifNoneMatch?: string; invited: boolean; refused?: string },
  who: Who,
): Answer => {
  if (!session) return { status: 204 };
  const because = (memberWith(session, who.xuid) ? null : refused) ?? readRefused(session, who, invited);
  if (because) return { status: 403, text: NO_ACCESS, because };
  if (ifNoneMatch === undefined) return { status: 200, session };
  const etag = etagOf(session);
  return listed(ifNoneMatch, etag) ? { status: 304, etag } : { status: 200, session };
};
