import { describe, expect, it } from 'vitest';
import { ownerXuids } from './owners.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';

const [ada, bea, cyd] = [someone('1'), someone('2'), someone('3')];
const owned = (system: object = {}) =>
  joinedBy(sessionBy(ada, { capabilities: { hasOwners: true }, ...system }), bea, cyd);
const leave = { members: { me: null } };

describe('owners of a session', () => {
  it('are there with the capability alone: first who made it', () => {
    expect(ownerXuids(owned())).toEqual(['1']);
    expect(sessionBy(ada).properties.system).not.toHaveProperty('owners');
    expect(wrote(sessionBy(ada), { properties: { system: { owners: [0] } } }, ada).answer.status).toBe(400);
  });

  it('name others, and nobody else does', () => {
    const owners = { properties: { system: { owners: [0, 1] } } };
    expect(wrote(owned(), owners, bea).answer.status).toBe(403);
    const after = wrote(owned(), owners, ada).after;
    expect(after && ownerXuids(after)).toEqual(['1', '2']);
  });

  it('remove members, and nobody else does', () => {
    expect(wrote(owned(), { members: { 2: null } }, bea).answer.status).toBe(403);
    const { after } = wrote(owned(), { members: { 2: null } }, ada);
    expect(after?.members.map(({ constants }) => constants.system.xuid)).toEqual(['1', '2']);
  });

  it('leave others behind: one owner less, or the session ends with the last', () => {
    const two = wrote(owned(), { properties: { system: { owners: [0, 1] } } }, ada).after;
    const one = wrote(two, leave, ada).after;
    expect(one && ownerXuids(one)).toEqual(['2']);
    expect(wrote(one, leave, bea)).toEqual({ after: undefined, answer: { status: 204 } });
  });

  it('pass the session on to the oldest member where the policy says so', () => {
    const { after } = wrote(owned({ ownershipPolicies: { migration: 'oldest' } }), leave, ada);
    expect(after && ownerXuids(after)).toEqual(['2']);
    expect(after?.members).toHaveLength(2);
  });

  it('are never given to who is not in yet', () => {
    const reserve = { members: { ...me().members, reserve_0: { constants: { system: { xuid: '2' } } } } };
    const body = {
      ...reserve,
      constants: {
        system: { capabilities: { hasOwners: true }, ownershipPolicies: { migration: 'oldest' } },
      },
    };
    const { after } = wrote(wrote(undefined, body, ada).after, leave, ada);
    expect(after && ownerXuids(after)).toEqual([]);
  });
});
