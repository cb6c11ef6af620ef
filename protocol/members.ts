import type { Member, SessionDocument } from './document.ts';

export type PlacedMember = {
  /** The member's key in the document: a number as text, or `me` where a large session shows no other. */
  index: string;
  member: Member;
};

export type MemberState = 'active' | 'ready' | 'reserved' | 'inactive';

/** Precedence as in Microsoft's client: active, ready, reserved, and what is none of these is inactive. */
export const memberState = (member: Member): MemberState => {
  if (member.properties.system.active) return 'active';
  if (member.properties.system.ready) return 'ready';
  return member.reserved ? 'reserved' : 'inactive';
};

/**
 * The members in the order of the document's linked list: from `membersInfo.first` along each `next` until it
 * equals `membersInfo.next`. Indices have gaps and are not reused, so they are never counted through. Members
 * that the list does not reach (it is broken, or the session is large and lists `me` alone) come after it by
 * number, so that nobody in the document goes unseen.
 */
export const membersInOrder = (document: SessionDocument): PlacedMember[] => {
  const members = document.members ?? {};
  const placed = new Map<string, Member>();
  const { first, next: end } = document.membersInfo;
  for (let index = first; index !== end; ) {
    const member = Object.hasOwn(members, index) ? members[index] : undefined;
    if (member === undefined || placed.has(String(index))) break;
    placed.set(String(index), member);
    index = member.next;
  }
  for (const [index, member] of Object.entries(members)) {
    if (!placed.has(index)) placed.set(index, member);
  }
  return Array.from(placed, ([index, member]) => ({ index, member }));
};

/** The member with this xuid; null when the document shows none. */
export const memberOf = (document: SessionDocument, xuid: string): PlacedMember | null =>
  membersInOrder(document).find(({ member }) => member.constants.system.xuid === xuid) ?? null;

/** The member that `properties.system.host` names by its device token; null when there is none. */
export const hostOf = (document: SessionDocument): PlacedMember | null => {
  const host = document.properties.system.host?.toLowerCase();
  if (!host) return null;
  return membersInOrder(document).find(({ member }) => member.deviceToken?.toLowerCase() === host) ?? null;
};
