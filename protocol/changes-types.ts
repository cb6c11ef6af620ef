import type { Difference } from './differences.ts';
import type { MemberState } from './members.ts';

/** Who a change is about; gamertag and xuid are null where the document does not say. */
export type Who = { index: string; xuid: string | null; gamertag: string | null };

/** The part of the document in which a named value differs; `custom` and `system` are those of its properties. */
export type PropertyOf =
  | 'custom'
  | 'system'
  | 'constants.system'
  | 'constants.custom'
  | 'servers'
  | 'membersInfo'
  | 'constants'
  | 'properties'
  | 'document';

/** The part of a member in which a named value differs; `custom` and `system` are those of its properties. */
export type MemberPropertyOf =
  | 'custom'
  | 'system'
  | 'constants.system'
  | 'constants.custom'
  | 'constants'
  | 'properties'
  | 'member';

/** One thing that differs between two versions of a session. */
export type Change =
  /** The session was made: this is its first version. */
  | { code: 'created'; members: number }
  /** First look at a session that was there before. */
  | { code: 'first-seen'; changeNumber: number | null; members: number }
  /** Another branch: the session was deleted and made anew. Change numbers begin again. */
  | { code: 'recreated' }
  /** Versions between the two that were not read: change notices are coalesced. */
  | { code: 'skipped'; count: number; from: number; to: number }
  /** A new change number and nothing else, as after POST /handles [wire]. */
  | { code: 'nothing-visible'; changeNumber: number }
  | { code: 'member-joined'; who: Who; state: Exclude<MemberState, 'reserved'> }
  | { code: 'member-reserved'; who: Who }
  /** A reserved place was taken by its member. */
  | { code: 'member-arrived'; who: Who; state: Exclude<MemberState, 'reserved'> }
  | { code: 'member-left'; who: Who; state: MemberState }
  | { code: 'member-state'; who: Who; before: MemberState; after: MemberState }
  | ({ code: 'member-property'; who: Who; of: MemberPropertyOf } & Difference)
  /** `token` is the device token that names the host now; `after` is null where it is no member's. */
  | { code: 'host'; before: Who | null; after: Who | null; token: string | null }
  | { code: 'closed' | 'opened' | 'locked' | 'unlocked' }
  | {
      code: 'join-restriction' | 'read-restriction' | 'visibility';
      before: string | null;
      after: string | null;
    }
  | ({ code: 'property'; of: PropertyOf } & Difference);
