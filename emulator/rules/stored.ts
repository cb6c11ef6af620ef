import type { Fields } from '../../protocol/merge.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { RoleTypes } from './role-types.ts';

/** One member as stored. Never changed in place: a change makes a new one, so that its text can be kept. */
export type StoredMember = {
  readonly joinTime: string;
  readonly reserved: boolean;
  readonly gamertag?: string;
  /** Decimal string; there while the member is active. */
  readonly activeTitleId?: string;
  readonly deviceToken?: string;
  readonly constants: {
    readonly system: Fields & { readonly xuid: string; readonly index: number };
    /** As it was written: most clients write an object. */
    readonly custom: unknown;
  };
  readonly properties: { readonly system: Fields; readonly custom: Fields };
  /** The role that it has of each role type. */
  readonly roles?: Fields;
  readonly initializationEpisode?: number;
  /** `timeout`, `latency`, `bandwidthdown`, `bandwidthup`, `group` or `episode`. */
  readonly initializationFailure?: string;
  /** `joining`, `waiting`, `playing`, `complete` or `incomplete`. */
  readonly arbitrationStatus?: string;
  /** When it took its present state (active, ready, reserved, inactive): milliseconds since 1970. */
  readonly since: number;
};

export type Initializing = {
  readonly stage: 'joining' | 'measuring' | 'evaluating' | 'failed';
  /** When the stage began: milliseconds since 1970. */
  readonly since: number;
  readonly episode: number;
};

/**
 * One session as stored: contract 107, members in the order of the linked list. Never changed in place;
 * two of them are the same session state exactly when they are the same object.
 */
export type StoredSession = {
  readonly ref: SessionRef;
  readonly branch: string;
  readonly correlationId: string;
  readonly changeNumber: number;
  readonly startTime: string;
  readonly constants: { readonly system: Fields; readonly custom: Fields };
  readonly properties: { readonly system: Fields; readonly custom: Fields };
  /** Absent where neither template nor creator gave any. */
  readonly roleTypes?: RoleTypes;
  /** Written by servers: by the name of each. Absent while there is none. */
  readonly servers?: Fields;
  readonly members: readonly StoredMember[];
  /** The initialization that runs, or has failed. */
  readonly initializing?: Initializing;
  /** Device tokens, the best first, once measurements were looked at. */
  readonly hostCandidates?: readonly string[];
  /** Who left while the session was locked, and may come back. Absent while nobody did. */
  readonly leavers?: readonly string[];
  /** The index that the next member gets; an index is never used again. */
  readonly nextIndex: number;
  /** When the last member left: milliseconds since 1970; null while there are members. */
  readonly emptySince: number | null;
  /** When the next timer falls due: milliseconds since 1970; null when none runs. */
  readonly nextTimer: number | null;
};

/** A handle as stored: what is answered for it, and when it ends (milliseconds since 1970; null is never). */
export type StoredHandle = {
  readonly id: string;
  readonly type: 'activity' | 'invite' | 'transfer' | 'search';
  readonly sessionRef: SessionRef;
  /** The session whose members a transfer handle leads on. */
  readonly originRef?: SessionRef;
  /** Who made it: the owner of an activity, the sender of an invite. */
  readonly byXuid: string;
  readonly invitedXuid: string | null;
  readonly expiresAt: number | null;
  readonly body: Fields;
};

/** Who asks, as far as the rules need to know. */
export type Who = {
  readonly xuid: string;
  readonly gamertag: string;
  /** 32 hex digits. */
  readonly deviceToken: string;
  /** The title that he plays: decimal string. */
  readonly titleId: string;
  /** Xuids of the players who follow him. */
  readonly followers: ReadonlySet<string>;
  /** A title's server, not a player: it may write members by index and servers, and is no member. */
  readonly server?: boolean;
  /** On a console: he needs no `userAuthorizationStyle`. */
  readonly console?: boolean;
  readonly privileges?: { readonly communicate: boolean };
};

export type MemberState = 'active' | 'ready' | 'reserved' | 'inactive';

/** Precedence: active, ready, reserved, inactive. docs */
export const stateOf = (member: StoredMember): MemberState => {
  if (member.properties.system.active === true) return 'active';
  if (member.properties.system.ready === true) return 'ready';
  return member.reserved ? 'reserved' : 'inactive';
};

export const memberWith = (session: StoredSession, xuid: string): StoredMember | undefined =>
  session.members.find((member) => member.constants.system.xuid === xuid);

/** `open`, `visible` or `private`, as the session was made. */
export const visibilityOf = ({ constants }: StoredSession): string =>
  String(constants.system.visibility ?? 'open').toLowerCase();

/** Lists and query results show an open session that has no room as `full`. docs */
export const shownVisibility = (session: StoredSession): string => {
  const visibility = visibilityOf(session);
  const { maxMembersCount } = session.constants.system;
  const full = typeof maxMembersCount === 'number' && session.members.length >= maxMembersCount;
  return visibility === 'open' && full ? 'full' : visibility;
};
