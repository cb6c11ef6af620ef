import { describe, expect, it } from 'vitest';
import { documentText } from './document-text.ts';
import type { StoredSession } from './stored.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';

const [ada, bea, cyd] = [someone('1'), someone('2'), someone('3')];
const open = { joinRestriction: 'none', readRestriction: 'none' };
const roleTypes = (more: object = {}) => ({
  lfg: { mutableRoleSettings: ['max'], roles: { tank: { max: 1, target: 1 }, healer: { max: 2 } }, ...more },
});
const session = (more: object = {}, capabilities: object = {}): StoredSession => {
  const body = me(
    {},
    { roleTypes: roleTypes(more), constants: { system: { capabilities } }, properties: { system: open } },
  );
  const { after } = wrote(undefined, body, ada);
  return joinedBy(after ?? sessionBy(ada), bea, cyd);
};
const take = (role: string | null) => ({ members: { me: { roles: { LFG: role } } } });

describe('roles', () => {
  it('are taken by members while there is room, and given back', () => {
    const one = wrote(session(), take('Tank'), ada).after;
    expect(one?.members[0]?.roles).toEqual({ lfg: 'tank' });
    expect(wrote(one, take('tank'), bea).answer).toMatchObject({ status: 403, because: /1 of 1/ });
    expect(wrote(one, take('tank'), ada).answer.status).toBe(200);
    const back = wrote(one, take(null), ada).after;
    expect(back?.members[0]).not.toHaveProperty('roles');
    expect(wrote(back, take('tank'), bea).answer.status).toBe(200);
  });

  it('show in the document with who has them', () => {
    const taken = wrote(session(), take('tank'), bea).after ?? session();
    expect(JSON.parse(documentText(taken, 107))).toMatchObject({
      roleTypes: {
        lfg: {
          mutableRoleSettings: ['max'],
          roles: { tank: { max: 1, target: 1, count: 1, memberXuids: ['2'] }, healer: { count: 0 } },
        },
      },
      members: { 1: { roles: { lfg: 'tank' } } },
    });
  });

  it('are refused where the session has none of that name', () => {
    expect(wrote(session(), take('bard'), ada).answer).toMatchObject({ status: 400, text: /lfg/ });
    expect(wrote(sessionBy(ada), take('tank'), ada).answer.status).toBe(400);
  });

  it('are changed in the settings alone that are mutable', () => {
    const settings = (role: object) => ({ roleTypes: { lfg: { roles: { tank: role } } } });
    expect(wrote(session(), settings({ target: 2 }), ada).answer.status).toBe(409);
    const { after } = wrote(session(), settings({ max: 2 }), ada);
    expect(after?.roleTypes?.lfg?.roles.tank).toEqual({ max: 2, target: 1 });
    expect(wrote(session(), { roleTypes: { lfg: { roles: { bard: {} } } } }, ada).answer.status).toBe(409);
  });

  it('that owners manage are given by an owner', () => {
    const managed = session({ ownerManaged: true }, { hasOwners: true });
    expect(wrote(managed, take('tank'), bea).answer.status).toBe(403);
    const { after } = wrote(managed, { members: { 1: { roles: { lfg: 'tank' } } } }, ada);
    expect(after?.members[1]?.roles).toEqual({ lfg: 'tank' });
  });

  it('come from the template, which a request does not change', () => {
    const template = { system: {}, custom: {}, roleTypes: { lfg: { roles: { tank: { max: 1 } } } } };
    const { after } = wrote(undefined, me({}, { roleTypes: { lfg: { roles: { tank: { max: 9 } } } } }), ada, {
      template,
    });
    expect(after?.roleTypes?.lfg?.roles.tank).toEqual({ max: 1 });
  });
});
