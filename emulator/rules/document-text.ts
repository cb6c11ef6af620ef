import { type ContractVersion, systemConstantsAt } from '../../protocol/contract.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { timestamp } from '../clock.ts';
import { isLarge } from './constants.ts';
import { joined, type MemberTexts, memberPieces, ownPiece, type Piece, pieceOf } from './member-texts.ts';
import { rolesShown } from './roles.ts';
import { type Initializing, type StoredSession, stateOf } from './stored.ts';
import { nextTimerText } from './timers.ts';

/**
 * Texts are kept beside what they were made from, for as long as that lives: most reads follow no write, most
 * writes leave most members alone, and none changes the constants.
 */
const documents = new WeakMap<StoredSession, Kept>();
const constants = new WeakMap<StoredSession['constants'], Kept>();
/** By what all states of a session share. */
const members = new WeakMap<SessionRef, MemberTexts>();

/** In the form that was asked for last: few sessions are read in several. */
type Kept = { readonly version: ContractVersion; readonly piece: Piece };

/** Lets the text of a state go that another one has taken the place of. */
export const forgetText = (session: StoredSession): void => {
  documents.delete(session);
};

type Shown = { readonly reader?: string; readonly keep?: boolean };

/**
 * The session document as JSON, in the form of a contract version. A large session lists its reader alone, as
 * `me` (docs), and is written for each. The text is kept for the next read of this state, which a write, whose
 * answer is mostly followed by another write, asks not to.
 */
export const documentPiece = (
  session: StoredSession,
  version: ContractVersion,
  { reader, keep = true }: Shown = {},
): Piece => {
  if (isLarge(session.constants)) return written(session, version, largeMembers(session, reader));
  const kept = documents.get(session);
  if (kept?.version === version) return kept.piece;
  const piece = written(session, version, memberPieces(session, memberTexts(session)));
  if (keep) documents.set(session, { version, piece });
  return piece;
};

export const documentText = (session: StoredSession, version: ContractVersion, shown?: Shown): string =>
  documentPiece(session, version, shown).text;

const memberTexts = ({ ref }: StoredSession): MemberTexts => {
  let kept = members.get(ref);
  if (!kept) {
    kept = { pieces: [], blocks: [] };
    members.set(ref, kept);
  }
  return kept;
};

const written = (session: StoredSession, version: ContractVersion, shown: readonly Piece[]): Piece => {
  const head = pieceOf(`${headText(session, version)},"members":{`);
  const tail = pieceOf(`},${tailText(session, version)}`);
  const { text, bytes } = joined(shown);
  return { text: head.text + text + tail.text, bytes: head.bytes + bytes + tail.bytes };
};

/** What comes before the members. */
const headText = (session: StoredSession, version: ContractVersion): string => {
  const { properties, servers, initializing, hostCandidates } = session;
  const roleTypes = rolesShown(session);
  const turn = isLarge(session.constants) ? {} : { turn: [] };
  const system = { ...turn, ...(version === 107 ? {} : { matchmaking: {} }), ...properties.system };
  const rest = JSON.stringify({
    properties: { system, custom: properties.custom },
    servers: servers ?? {},
    ...(roleTypes && { roleTypes }),
    ...(initializing && { initializing: initializingShown(initializing) }),
    ...(hostCandidates && { hostCandidates }),
  });
  return `{"membersInfo":${infoText(session)},"constants":${constantsText(session, version)},${rest.slice(1, -1)}`;
};

const infoText = ({ members, nextIndex }: StoredSession): string => {
  let accepted = 0;
  let active = 0;
  for (const member of members) {
    if (!member.reserved) accepted += 1;
    if (stateOf(member) === 'active') active += 1;
  }
  const first = members[0]?.constants.system.index ?? nextIndex;
  return `{"first":${first},"next":${nextIndex},"count":${members.length},"accepted":${accepted},"active":${active}}`;
};

const constantsText = ({ constants: given }: StoredSession, version: ContractVersion): string => {
  const kept = constants.get(given);
  if (kept?.version === version) return kept.piece.text;
  const { system, custom } = given;
  const text = JSON.stringify({ system: systemConstantsAt(system, version), custom });
  constants.set(given, { version, piece: pieceOf(text) });
  return text;
};

/** What comes behind the members. */
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

const initializingShown = ({ stage, since, episode }: Initializing) => ({
  stage,
  stageStartTime: timestamp(since),
  episode,
});

const largeMembers = (session: StoredSession, reader: string | undefined): Piece[] => {
  const at = session.members.findIndex(({ constants }) => constants.system.xuid === reader);
  const me = session.members[at];
  const next = session.members[at + 1]?.constants.system.index ?? session.nextIndex;
  return me ? [ownPiece(session, me, next)] : [];
};
