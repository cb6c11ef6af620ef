import type { StoredMember, StoredSession } from './stored.ts';

/** A piece of a document, and its bytes, which to count again would take longer than to put the pieces together. */
export type Piece = { readonly text: string; readonly bytes: number };

export const pieceOf = (text: string): Piece => ({ text, bytes: Buffer.byteLength(text) });

/** Pieces as one, with commas between them; all at once, for a text made step by step is copied again to be sent. */
export const joined = (pieces: readonly Piece[]): Piece => {
  let bytes = Math.max(0, pieces.length - 1);
  const texts: string[] = [];
  for (const piece of pieces) {
    bytes += piece.bytes;
    texts.push(piece.text);
  }
  return { text: texts.join(','), bytes };
};

/** A member as he stands in a document. */
type MemberPiece = Piece & {
  readonly member: StoredMember;
  readonly next: number;
  readonly isTurn: boolean;
  /** Where in the text the parts are that most of his writes leave alone. */
  readonly fixedAt: number;
  readonly systemAt: number;
  readonly systemEnd: number;
};

/**
 * The members of a session as they were written last, of whichever of its states that was: a piece is taken again where
 * the member is the same object.
 */
export type MemberTexts = { pieces: (MemberPiece | undefined)[]; blocks: (Piece | undefined)[] };

/** Of many members so many are kept as one piece as well: a write mostly changes one of them. */
const BLOCK = 16;

/** The members in their order, brought up to this state. */
export const memberPieces = (session: StoredSession, kept: MemberTexts): readonly Piece[] => {
  const { members, nextIndex } = session;
  if (kept.pieces.length !== members.length) align(kept, members);
  const { pieces, blocks } = kept;
  for (const [at, member] of members.entries()) {
    const was = pieces[at];
    const next = members[at + 1]?.constants.system.index ?? nextIndex;
    const isTurn = hasTurn(session, member);
    if (was?.member === member && was.next === next && was.isTurn === isTurn) continue;
    pieces[at] = memberPiece(member, next, isTurn, was);
    blocks[Math.floor(at / BLOCK)] = undefined;
  }
  return members.length <= BLOCK ? there(pieces) : inBlocks(pieces, blocks);
};

/** The one member that a large session's document lists. */
export const ownPiece = (session: StoredSession, member: StoredMember, next: number): Piece => {
  const { text } = memberPiece(member, next, hasTurn(session, member), undefined);
  return pieceOf(`"me"${text.slice(text.indexOf(':'))}`);
};

/** Somebody came or went: who stays is found by his index. */
const align = (kept: MemberTexts, members: readonly StoredMember[]): void => {
  const known = new Map(there(kept.pieces).map((piece) => [piece.member.constants.system.index, piece]));
  kept.pieces = members.map(({ constants }) => known.get(constants.system.index));
  kept.blocks = [];
};

const inBlocks = (pieces: MemberTexts['pieces'], blocks: MemberTexts['blocks']): Piece[] => {
  for (let at = 0; at * BLOCK < pieces.length; at += 1)
    blocks[at] ??= joined(there(pieces.slice(at * BLOCK, (at + 1) * BLOCK)));
  return there(blocks);
};

const there = <Kept extends Piece>(pieces: readonly (Kept | undefined)[]): Kept[] =>
  pieces.filter((piece) => piece !== undefined);

const hasTurn = ({ properties }: StoredSession, { constants }: StoredMember): boolean => {
  const { turn } = properties.system;
  return Array.isArray(turn) && turn.includes(constants.system.index);
};

const memberPiece = (
  member: StoredMember,
  next: number,
  isTurn: boolean,
  was: MemberPiece | undefined,
): MemberPiece => {
  const { system, ...others } = member.properties;
  const place = `"${member.constants.system.index}":{"next":${next},${isTurn ? '"turn":true,' : ''}`;
  const known = was && hasSameFixed(was.member, member);
  const fixed = known ? was.text.slice(was.fixedAt, was.systemAt) : fixedText(member);
  const systemText =
    was?.member.properties.system === system
      ? was.text.slice(was.systemAt, was.systemEnd)
      : JSON.stringify(system);
  const text = `${place}${fixed}${systemText},${JSON.stringify(others).slice(1)}}`;
  const fixedAt = place.length;
  const systemAt = fixedAt + fixed.length;
  const systemEnd = systemAt + systemText.length;
  return { text, bytes: Buffer.byteLength(text), member, next, isTurn, fixedAt, systemAt, systemEnd };
};

/** All of a member but where he stands in the list, up to his system properties. */
const fixedText = ({ properties: _properties, since: _since, reserved, ...member }: StoredMember): string =>
  `${JSON.stringify({ ...(reserved && { reserved }), ...member }).slice(1, -1)},"properties":{"system":`;

/** Each by name, so that none is forgotten here that a member may get one day. */
const FIXED = {
  joinTime: true,
  reserved: true,
  gamertag: true,
  activeTitleId: true,
  deviceToken: true,
  constants: true,
  roles: true,
  initializationEpisode: true,
  initializationFailure: true,
  arbitrationStatus: true,
} satisfies Record<keyof Omit<StoredMember, 'properties' | 'since'>, true>;
const FIXED_NAMES = Object.keys(FIXED) as (keyof typeof FIXED)[];

const hasSameFixed = (one: StoredMember, other: StoredMember): boolean => {
  for (const name of FIXED_NAMES) if (one[name] !== other[name]) return false;
  return true;
};
