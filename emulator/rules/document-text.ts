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
/** By what all states of a session share. */
const parts = new WeakMap<SessionRef, KeptParts>();

/** Each is taken again where it is asked for of the same, of whichever state of the session it was made. */
type KeptParts = {
  readonly members: MemberTexts;
  readonly constants: KeptPart;
  readonly system: KeptPart;
  readonly custom: KeptPart;
  readonly servers: KeptPart;
  ids: Ids | undefined;
};
type Ids = Pick<StoredSession, 'correlationId' | 'branch' | 'startTime'> & { readonly text: string };
type KeptPart = { of: object | undefined; version: ContractVersion; text: string };

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
  if (isLarge(session.constants))
    return written(session, version, largeMembers(session, reader), partsOf(session));
  const kept = documents.get(session);
  if (kept?.version === version) return kept.piece;
  const known = partsOf(session);
  const piece = written(session, version, memberPieces(session, known.members), known);
  if (keep) documents.set(session, { version, piece });
  return piece;
};

export const documentText = (session: StoredSession, version: ContractVersion, shown?: Shown): string =>
  documentPiece(session, version, shown).text;

const partsOf = ({ ref }: StoredSession): KeptParts => {
  const known = parts.get(ref);
  if (known) return known;
  const none = (): KeptPart => ({ of: undefined, version: 107, text: '' });
  const members = { pieces: [], blocks: [] };
  const made: KeptParts = {
    ...{ members, constants: none(), system: none(), custom: none(), servers: none() },
    ids: undefined,
  };
  parts.set(ref, made);
  return made;
};

/** A part as JSON; `shown` makes of it what the document has in its place. */
const partText = <Part extends object>(
  kept: KeptPart,
  part: Part,
  version: ContractVersion,
  shown: (part: Part) => object = (same) => same,
): string => {
  if (kept.of === part && kept.version === version) return kept.text;
  kept.of = part;
  kept.version = version;
  kept.text = JSON.stringify(shown(part));
  return kept.text;
};

const written = (
  session: StoredSession,
  version: ContractVersion,
  shown: readonly Piece[],
  kept: KeptParts,
): Piece => {
  const head = pieceOf(`${headText(session, version, kept)},"members":{`);
  const tail = pieceOf(`},${tailText(session, version, kept)}`);
  const { text, bytes } = joined(shown);
  return { text: head.text + text + tail.text, bytes: head.bytes + bytes + tail.bytes };
};

/** What comes before the members. */
const headText = (session: StoredSession, version: ContractVersion, kept: KeptParts): string => {
  const { properties, servers = NONE, constants: given } = session;
  const constants = partText(kept.constants, given, version, ({ system, custom }) => ({
    system: systemConstantsAt(system, version),
    custom,
  }));
  const system = partText(kept.system, properties.system, version, (fields) => ({
    ...(isLarge(given) ? {} : { turn: [] }),
    ...(version === 107 ? {} : { matchmaking: {} }),
    ...fields,
  }));
  const custom = partText(kept.custom, properties.custom, version);
  return (
    `{"membersInfo":${infoText(session)},"constants":${constants},` +
    `"properties":{"system":${system},"custom":${custom}},` +
    `"servers":${partText(kept.servers, servers, version)}${seldomText(session)}`
  );
};
const NONE = {};

/** What few sessions have, with a comma before each. */
const seldomText = (session: StoredSession): string => {
  const { initializing, hostCandidates } = session;
  const roleTypes = rolesShown(session);
  if (!roleTypes && !initializing && !hostCandidates) return '';
  const shown = { roleTypes, initializing: initializing && initializingShown(initializing), hostCandidates };
  return `,${JSON.stringify(shown).slice(1, -1)}`;
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

/** What comes behind the members. */
const tailText = (session: StoredSession, version: ContractVersion, kept: KeptParts): string => {
  const nextTimer = nextTimerText(session);
  const due = nextTimer === undefined ? '' : `,"nextTimer":"${nextTimer}"`;
  return `${idsText(session, kept)},"contractVersion":${version},"changeNumber":${session.changeNumber}${due}}`;
};

/** What stays the same as long as the session lives. */
const idsText = (session: StoredSession, kept: KeptParts): string => {
  const { correlationId, branch, startTime } = session;
  const { ids } = kept;
  if (ids?.branch === branch && ids.correlationId === correlationId && ids.startTime === startTime)
    return ids.text;
  const text = JSON.stringify({ correlationId, branch, startTime }).slice(1, -1);
  kept.ids = { correlationId, branch, startTime, text };
  return text;
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
