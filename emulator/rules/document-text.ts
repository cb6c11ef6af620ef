import { type ContractVersion, systemConstantsAt } from '../../protocol/contract.ts';
import { timestamp } from '../clock.ts';
import { isLarge } from './constants.ts';
import { rolesShown } from './roles.ts';
import { type Initializing, type StoredMember, type StoredSession, stateOf } from './stored.ts';
import { nextTimerText } from './timers.ts';

/**
 * Texts are kept beside what they were made from, for as long as that lives: most reads follow no write, most
 * writes leave most members alone, and none changes the constants.
 */
const documents = new WeakMap<StoredSession, Kept>();
const constants = new WeakMap<StoredSession['constants'], Kept>();
const memberTexts = new WeakMap<StoredMember, string>();

/** In the form that was asked for last: few sessions are read in several. */
type Kept = { readonly version: ContractVersion; readonly text: string };

/** Lets the texts of a state go that another one has taken the place of, as far as they are not the same. */
export const forgetText = (session: StoredSession, after: StoredSession | undefined): void => {
  documents.delete(session);
  if (after?.members === session.members) return;
  for (const [at, member] of session.members.entries())
    if (after?.members[at] !== member) memberTexts.delete(member);
};

/**
 * The session document as JSON, in the form of a contract version. A large session lists its reader alone, as
 * `me` (docs), and is written for each. The text is kept for the next read of this state, which a write, whose
 * answer is mostly followed by another write, asks not to.
 */
export const documentText = (
  session: StoredSession,
  version: ContractVersion,
  { reader, keep = true }: { readonly reader?: string; readonly keep?: boolean } = {},
): string => {
  if (isLarge(session.constants)) return written(session, version, largeMembers(session, reader));
  const kept = documents.get(session);
  if (kept?.version === version) return kept.text;
  const text = written(session, version, membersOf(session));
  if (keep) documents.set(session, { version, text });
  return text;
};

/** All parts are joined at once: a text that is put together step by step is copied again when it is sent. */
const written = (session: StoredSession, version: ContractVersion, members: string[]): string => {
  const last = members.length - 1;
  members[0] = `"members":{${members[0] ?? ''}`;
  members[Math.max(0, last)] += '}';
  return [headText(session, version), ...members, tailText(session, version)].join(',');
};

/** What comes before the members, without the comma. */
const headText = (session: StoredSession, version: ContractVersion): string => {
  const { members, properties, initializing, hostCandidates } = session;
  const roleTypes = rolesShown(session);
  const turn = isLarge(session.constants) ? {} : { turn: [] };
  const system = { ...turn, ...(version === 107 ? {} : { matchmaking: {} }), ...properties.system };
  const membersInfo = {
    first: members[0]?.constants.system.index ?? session.nextIndex,
    next: session.nextIndex,
    count: members.length,
    accepted: count(members, ({ reserved }) => !reserved),
    active: count(members, (member) => stateOf(member) === 'active'),
  };
  const rest = JSON.stringify({
    properties: { system, custom: properties.custom },
    servers: session.servers ?? {},
    ...(roleTypes && { roleTypes }),
    ...(initializing && { initializing: initializingShown(initializing) }),
    ...(hostCandidates && { hostCandidates }),
  });
  const info = JSON.stringify(membersInfo);
  return `{"membersInfo":${info},"constants":${constantsText(session, version)},${rest.slice(1, -1)}`;
};

const constantsText = ({ constants: given }: StoredSession, version: ContractVersion): string => {
  const kept = constants.get(given);
  if (kept?.version === version) return kept.text;
  const { system, custom } = given;
  const text = JSON.stringify({ system: systemConstantsAt(system, version), custom });
  constants.set(given, { version, text });
  return text;
};

/** What comes behind the members, without the comma. */
const tailText = (session: StoredSession, version: ContractVersion): string => {
  const nextTimer = nextTimerText(session);
  return JSON.stringify({
    correlationId: session.correlationId,
    contractVersion: version,
    branch: session.branch,
    changeNumber: session.changeNumber,
    startTime: session.startTime,
    ...(nextTimer !== undefined && { nextTimer }),
  }).slice(1);
};

const count = (members: readonly StoredMember[], wanted: (member: StoredMember) => boolean): number =>
  members.reduce((sum, member) => (wanted(member) ? sum + 1 : sum), 0);

const initializingShown = ({ stage, since, episode }: Initializing) => ({
  stage,
  stageStartTime: timestamp(since),
  episode,
});

const largeMembers = ({ members, nextIndex }: StoredSession, reader: string | undefined): string[] => {
  const at = members.findIndex(({ constants }) => constants.system.xuid === reader);
  const me = members[at];
  const next = members[at + 1]?.constants.system.index ?? nextIndex;
  return me ? [`"me":{"next":${next},${memberText(me)}`] : [];
};

const membersOf = ({ members, nextIndex, properties }: StoredSession): string[] => {
  const { turn } = properties.system;
  return members.map((member, at) => {
    const { index } = member.constants.system;
    const next = members[at + 1]?.constants.system.index ?? nextIndex;
    const myTurn = Array.isArray(turn) && turn.includes(index) ? '"turn":true,' : '';
    return `"${index}":{"next":${next},${myTurn}${memberText(member)}`;
  });
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
