import type { Fields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import { type MemberDelta, parseMember } from './delta.ts';
import { withMemberWritten } from './members.ts';
import { isOwner } from './owners.ts';
import { memberRoles } from './roles.ts';
import type { StoredMember, StoredSession, Who } from './stored.ts';

/**
 * Writes members by their index: a server may write and remove them (docs), an owner may remove them and give
 * them roles (docs, session browse). 403 for anybody else.
 */
export const withOtherMembers = (
  session: StoredSession,
  written: Fields,
  who: Who,
  now: number,
): StoredSession => {
  let next = session;
  for (const [name, body] of Object.entries(written)) {
    if (name.startsWith('reserve_')) continue;
    if (!who.server && !isOwner(session, who.xuid))
      refuse(
        403,
        `The member '${name}' can only be written by a server.`,
        `member ${name}: ${who.xuid} is neither a server nor an owner`,
      );
    const member = next.members.find(({ constants }) => String(constants.system.index) === name);
    const delta = parseMember(name, body);
    if (!member) {
      if (delta === null) continue; // it is gone already
      return refuse(404, `The session has no member '${name}'.`);
    }
    next = delta === null ? without(next, member) : withWritten(next, member, delta, who, now);
  }
  return next;
};

const withWritten = (
  session: StoredSession,
  member: StoredMember,
  delta: MemberDelta,
  who: Who,
  now: number,
): StoredSession => {
  if (who.server) return withMemberWritten(session, member, delta, who, now);
  const { index } = member.constants.system;
  if (delta.roles === undefined || delta.properties !== undefined)
    refuse(403, `Of the member '${index}' an owner writes the roles alone.`);
  const { roles: _had, ...rest } = member;
  const roles = memberRoles(session, member, delta.roles ?? null, true);
  const changed = { ...rest, ...(roles && { roles }) };
  return { ...session, members: session.members.map((each) => (each === member ? changed : each)) };
};

const without = (session: StoredSession, member: StoredMember): StoredSession => ({
  ...session,
  members: session.members.filter((each) => each !== member),
});
