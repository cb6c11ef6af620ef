import { type ContractVersion, systemConstantsAt } from '../../protocol/contract.ts';
import { timestamp } from '../clock.ts';
import { isLarge } from './constants.ts';
import { rolesShown } from './roles.ts';
import { type Initializing, type StoredMember, type StoredSession, stateOf } from './stored.ts';
import { nextTimerText } from './timers.ts';

/**
 * Texts are kept beside what they were made from, for as long as that lives: most reads follow no write, and
 * most writes leave most members alone.
 */
const documents = new WeakMap<StoredSession, Map<ContractVersion, string>>();
const memberTexts = new WeakMap<StoredMember, string>();

/** Lets the texts of a state go that another one has taken the place of, as far as they are not the same. */
export const forgetText = (session: StoredSession, after: StoredSession | undefined): void => {
  documents.delete(session);
  if (after?.members === session.members) return;
  for (const [at, member] of session.members.entries())
    if (after?.members[at] !== member) memberTexts.delete(member);
};

/**
 * The session document as JSON, in the form of a contract version. A large session lists its reader alone, as
 * `me` (docs), and is written for each.
 */
export const documentText = (session: StoredSession, version: ContractVersion, reader?: string): string => {
  if (isLarge(session.constants)) return written(session, version, largeMembersText(session, reader));
  const kept = documents.get(session);
  const known = kept?.get(version);
  if (known !== undefined) return known;
  const text = written(session, version, membersText(session));
  if (kept) kept.set(version, text);
  else documents.set(session, new Map([[version, text]]));
  return text;
};

const written = (session: StoredSession, version: ContractVersion, membersText: string): string => {
  const { members, constants, properties, initializing, hostCandidates } = session;
  const nextTimer = nextTimerText(session);
  const roleTypes = rolesShown(session);
  const turn = isLarge(constants) ? {} : { turn: [] };
  const system = { ...turn, ...(version === 107 ? {} : { matchmaking: {} }), ...properties.system };
  const head = JSON.stringify({
    membersInfo: {
      first: members[0]?.constants.system.index ?? session.nextIndex,
      next: session.nextIndex,
      count: members.length,
      accepted: count(members, ({ reserved }) => !reserved),
      active: count(members, (member) => stateOf(member) === 'active'),
    },
    constants: { system: systemConstantsAt(constants.system, version), custom: constants.custom },
    properties: { system, custom: properties.custom },
    servers: session.servers ?? {},
    ...(roleTypes && { roleTypes }),
    ...(initializing && { initializing: initializingShown(initializing) }),
    ...(hostCandidates && { hostCandidates }),
  });
  const tail = JSON.stringify({
    correlationId: session.correlationId,
    contractVersion: version,
    branch: session.branch,
    changeNumber: session.changeNumber,
    startTime: session.startTime,
    ...(nextTimer !== undefined && { nextTimer }),
  });
  return `${head.slice(0, -1)},"members":{${membersText}},${tail.slice(1)}`;
};

const count = (members: readonly StoredMember[], wanted: (member: StoredMember) => boolean): number =>
  members.reduce((sum, member) => (wanted(member) ? sum + 1 : sum), 0);

const initializingShown = ({ stage, since, episode }: Initializing) => ({
  stage,
  stageStartTime: timestamp(since),
  episode,
});

const largeMembersText = ({ members, nextIndex }: StoredSession, reader: string | undefined): string => {
  const at = members.findIndex(({ constants }) => constants.system.xuid === reader);
  const me = members[at];
  const next = members[at + 1]?.constants.system.index ?? nextIndex;
  return me ? `"me":{"next":${next},${memberText(me)}` : '';
};

const membersText = ({ members, nextIndex, properties }: StoredSession): string => {
  const { turn } = properties.system;
  const texts = members.map((member, at) => {
    const { index } = member.constants.system;
    const next = members[at + 1]?.constants.system.index ?? nextIndex;
    const myTurn = Array.isArray(turn) && turn.includes(index) ? '"turn":true,' : '';
    return `"${index}":{"next":${next},${myTurn}${memberText(member)}`;
  });
  return texts.join(',');
};

/** All of a member but where he stands in the list. */
const memberText = (member: StoredMember): string => {
  const known = memberTexts.get(member);
  if (known !== undefined) return known;
  // What is undefined is left out of the text.
  const text = JSON.stringify({ ...member, since: undefined, reserved: member.reserved || undefined }).slice(
    1,
  );
  memberTexts.set(member, text);
  return text;
};
