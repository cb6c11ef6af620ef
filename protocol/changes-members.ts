import type { Change, MemberPropertyOf, Who } from './changes-types.ts';
import { type Difference, differencesBetween } from './differences.ts';
import type { Member, SessionDocument } from './document.ts';
import { memberState, membersInOrder, type PlacedMember } from './members.ts';

/** Told by the state, or by codes of their own. */
const MEMBER_TOLD = new Set(['next', 'reserved', 'constants', 'properties']);
const MEMBER_SYSTEM_TOLD = new Set(['active', 'ready']);
const PARTS_TOLD = new Set(['system', 'custom']);

export const whoIs = ({ index, member }: PlacedMember): Who => ({
  index,
  xuid: member.constants.system.xuid ?? null,
  gamertag: member.gamertag ?? null,
});

/** Who leaves comes first, so that a player who left and came back under a new index reads in that order. */
export const memberChanges = (before: SessionDocument, after: SessionDocument): Change[] => {
  const was = new Map(membersInOrder(before).map((placed) => [placed.index, placed]));
  const now = membersInOrder(after);
  const stays = new Set<string>();
  const changes = now.flatMap((placed): Change[] => {
    const old = was.get(placed.index);
    if (old === undefined || !samePlayer(old.member, placed.member)) return [joined(placed)];
    stays.add(placed.index);
    return old.member === placed.member ? [] : memberDifferences(old.member, placed);
  });
  const left = [...was.values()].filter(({ index }) => !stays.has(index));
  return [
    ...left.map(
      (placed): Change => ({ code: 'member-left', who: whoIs(placed), state: memberState(placed.member) }),
    ),
    ...changes,
  ];
};

/** A member without a xuid is taken for the one who had the index before. */
const samePlayer = (one: Member, other: Member): boolean => {
  const [xuid, otherXuid] = [one.constants.system.xuid, other.constants.system.xuid];
  return xuid === undefined || otherXuid === undefined || xuid === otherXuid;
};

const joined = (placed: PlacedMember): Change => {
  const state = memberState(placed.member);
  const who = whoIs(placed);
  return state === 'reserved' ? { code: 'member-reserved', who } : { code: 'member-joined', who, state };
};

const memberDifferences = (old: Member, placed: PlacedMember): Change[] => {
  const { member } = placed;
  const who = whoIs(placed);
  const [before, after] = [memberState(old), memberState(member)];
  const state: Change[] = [];
  if (before === 'reserved' && after !== 'reserved')
    state.push({ code: 'member-arrived', who, state: after });
  else if (before !== after) state.push({ code: 'member-state', who, before, after });
  const told = (of: MemberPropertyOf, found: Difference[]): Change[] =>
    found.map((one) => ({ code: 'member-property', who, of, ...one }));
  return [
    ...state,
    ...told('custom', differencesBetween(old.properties.custom, member.properties.custom)),
    ...told(
      'system',
      differencesBetween(old.properties.system, member.properties.system, MEMBER_SYSTEM_TOLD),
    ),
    ...told('constants.custom', differencesBetween(old.constants.custom, member.constants.custom)),
    ...told('constants.system', differencesBetween(old.constants.system, member.constants.system)),
    ...told('constants', differencesBetween(old.constants, member.constants, PARTS_TOLD)),
    ...told('properties', differencesBetween(old.properties, member.properties, PARTS_TOLD)),
    ...told('member', differencesBetween(old, member, MEMBER_TOLD)),
  ];
};
