import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredSession } from './stored.ts';
import { someone, wrote } from './testing.ts';

/**
 * The rules told again as plainly as can be: a list of who is in, each with his index and his custom fields,
 * and the custom fields of the session. It stands beside the real ones in every history.
 */
type Model = {
  members: { xuid: string; index: number; custom: Record<string, unknown>; reserved: boolean }[];
  custom: Record<string, unknown>;
  next: number;
  change: number;
  closed: boolean;
} | null;

const MAX = 3;
const names = ['1', '2', '3', '4', '5'];
const players = names.map((xuid) => someone(xuid));

type Deed =
  | { does: 'join' | 'leave'; who: number }
  | { does: 'set' | 'setOwn'; who: number; key: string; value: number | null }
  | { does: 'reserve'; who: number; whom: number }
  | { does: 'close'; who: number; closed: boolean };

const who = fc.nat(4);
const key = fc.constantFrom('a', 'b', 'c');
const value = fc.option(fc.nat(3));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constantFrom('join' as const, 'join' as const, 'leave' as const), who }),
  fc.record({ does: fc.constantFrom('set' as const, 'setOwn' as const), who, key, value }),
  fc.record({ does: fc.constant('reserve' as const), who, whom: who }),
  fc.record({ does: fc.constant('close' as const), who, closed: fc.boolean() }),
);

const bodyOf = (deed: Deed): object => {
  const me = { properties: { system: { active: true, connection: 'c' } } };
  switch (deed.does) {
    case 'join':
      return {
        constants: { system: { maxMembersCount: MAX } },
        members: { me },
      };
    case 'leave':
      return { members: { me: null } };
    case 'set':
      return { properties: { custom: { [deed.key]: deed.value } } };
    case 'setOwn':
      return { members: { me: { properties: { custom: { [deed.key]: deed.value } } } } };
    case 'reserve':
      return { members: { reserve_0: { constants: { system: { xuid: names[deed.whom] } } } } };
    case 'close':
      return { properties: { system: { closed: deed.closed } } };
  }
};

const merged = (before: Record<string, unknown>, name: string, given: unknown): Record<string, unknown> => {
  const after = { ...before, [name]: given };
  if (given === null) delete after[name];
  return after;
};

/** What the deed makes of the model; the same object where it is refused. */
const told = (model: Model, deed: Deed): Model => {
  const xuid = names[deed.who] ?? '';
  if (!model) {
    const first = { xuid, index: 0, custom: {}, reserved: false };
    return deed.does === 'join' ? { members: [first], custom: {}, next: 1, change: 1, closed: false } : null;
  }
  const known = model.members.find((member) => member.xuid === xuid);
  if (deed.does === 'leave') {
    const members = model.members.filter((member) => member !== known);
    return members.length === 0 ? null : { ...model, members, change: model.change + 1 };
  }
  if (!known && (model.closed || model.members.length >= MAX)) return model;
  const self = known ?? { xuid, index: model.next, custom: {}, reserved: false };
  const next = known ? model.next : model.next + 1;
  const mine = {
    ...self,
    reserved: false,
    ...(deed.does === 'setOwn' && { custom: merged(self.custom, deed.key, deed.value) }),
  };
  const members = known
    ? model.members.map((each) => (each === known ? mine : each))
    : [...model.members, mine];
  const after = { ...model, members, next, change: model.change + 1 };
  if (deed.does === 'set') after.custom = merged(model.custom, deed.key, deed.value);
  if (deed.does === 'close') after.closed = deed.closed;
  if (deed.does !== 'reserve') return after;
  const whom = names[deed.whom] ?? '';
  if (members.some((member) => member.xuid === whom)) return after;
  if (members.length >= MAX) return model;
  return {
    ...after,
    members: [...members, { xuid: whom, index: next, custom: {}, reserved: true }],
    next: next + 1,
  };
};

/** Deeds of strangers, which make them members without being active, are left to the other histories. */
const isTold = (model: Model, deed: Deed): boolean => {
  if (deed.does === 'join' || deed.does === 'leave') return true;
  return model?.members.some(({ xuid, reserved }) => xuid === names[deed.who] && !reserved) === true;
};

const seen = (session: StoredSession | undefined): Model =>
  session
    ? {
        members: session.members.map(({ constants, properties, reserved }) => ({
          xuid: constants.system.xuid,
          index: constants.system.index,
          custom: properties.custom,
          reserved,
        })),
        custom: session.properties.custom,
        next: session.nextIndex,
        change: session.changeNumber,
        closed: session.properties.system.closed === true,
      }
    : null;

describe('the rules beside a plain model of them', () => {
  it('tell the same in every history of joins, leaves, reservations and changes', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let session: StoredSession | undefined;
        let model: Model = null;
        for (const each of deeds) {
          const player = players[each.who];
          if (!player || !isTold(model, each)) continue;
          const open = { properties: { system: { joinRestriction: 'none', readRestriction: 'none' } } };
          const body = session || each.does !== 'join' ? bodyOf(each) : { ...open, ...bodyOf(each) };
          session = wrote(session, body, player).after;
          model = told(model, each);
          expect(seen(session)).toEqual(model);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
