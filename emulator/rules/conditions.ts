import { remembered } from '../remembered.ts';
import type { Answer } from './answer.ts';
import type { StoredSession } from './stored.ts';

/** The conditions of a request, as its headers have them. */
export type Conditions = { readonly ifMatch?: string; readonly ifNoneMatch?: string };

/**
 * The session's tag: 32 lower-case hex digits in quotes, another one at each change number. [wire]
 * Made of the change number and 24 digits of the branch, which is random: it needs no place of its own, and a
 * recreated session has others.
 */
export const etagOf = ({ branch, changeNumber }: StoredSession): string =>
  `"${changeNumber.toString(16).padStart(8, '0').slice(-8)}${branchDigits(branch)}"`;

const branchDigits = remembered((branch) => branch.replaceAll('-', '').toLowerCase().slice(0, 24));

/**
 * Null when a write may go on. Where the session is there, the answer brings it and its tag [wire]; a
 * condition on a session that does not exist is answered with nothing (docs, status codes).
 */
export const failedCondition = (
  session: StoredSession | undefined,
  { ifMatch, ifNoneMatch }: Conditions,
): Answer | null => {
  if (!session) return ifMatch === undefined ? null : { status: 412, because: 'If-Match: no such session' };
  if (ifMatch === undefined && ifNoneMatch === undefined) return null;
  const etag = etagOf(session);
  if (ifMatch !== undefined && !listed(ifMatch, etag))
    return { status: 412, session, because: `If-Match ${ifMatch}: the tag is ${etag}` };
  if (ifNoneMatch !== undefined && listed(ifNoneMatch, etag))
    return { status: 412, session, because: `If-None-Match ${ifNoneMatch}: the tag is ${etag}` };
  return null;
};

/** Does the list of tags, or `*`, name this one? */
export const listed = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
