import { describe, expect, it } from 'vitest';
import { documentText } from './document-text.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';

const [ada, bea] = [someone('1'), someone('2')];
const server = { ...someone('0'), server: true };
const cloud = {
  servers: { cloud: { constants: { custom: { a: 1 } }, properties: { system: { status: 'up' } } } },
};

describe('a server', () => {
  it('writes its own entry, which shows in the document, and is no member', () => {
    const one = wrote(sessionBy(ada, { visibility: 'private' }), cloud, server).after;
    expect(one?.members).toHaveLength(1);
    const two =
      wrote(one, { servers: { cloud: { properties: { system: { load: 2 } } } } }, server).after ??
      sessionBy(ada);
    expect(JSON.parse(documentText(two, 107)).servers).toEqual({
      cloud: {
        constants: { system: {}, custom: { a: 1 } },
        properties: { system: { status: 'up', load: 2 }, custom: {} },
      },
    });
    expect(wrote(two, { servers: { cloud: null } }, server).after?.servers).toEqual({});
  });

  it('writes and removes members by their index, and no player does', () => {
    const two = joinedBy(sessionBy(ada), bea);
    const inactive = { members: { 1: { properties: { system: { active: false } } } } };
    expect(wrote(two, inactive, ada).answer.status).toBe(403);
    expect(wrote(two, inactive, server).after?.members[1]?.properties.system).not.toHaveProperty('active');
    expect(wrote(two, { members: { 1: null } }, server).after?.members).toHaveLength(1);
    expect(wrote(two, { members: { 9: {} } }, server).answer.status).toBe(404);
    expect(wrote(two, { servers: { cloud: 7 } }, server).answer).toMatchObject({
      status: 400,
      text: /servers.cloud/,
    });
  });
});

describe('a large session', () => {
  const large = sessionBy(ada, { capabilities: { large: true }, maxMembersCount: 2_000 });
  it('lists its reader alone, as me', () => {
    const two = joinedBy(large, bea);
    const document = JSON.parse(documentText(two, 107, { reader: '2' }));
    expect(Object.keys(document.members)).toEqual(['me']);
    expect(document.members.me).toMatchObject({ next: 2, constants: { system: { xuid: '2', index: 1 } } });
    expect(document.membersInfo).toEqual({ first: 0, next: 2, count: 2, accepted: 2, active: 2 });
    expect(document.properties.system).not.toHaveProperty('turn');
    expect(JSON.parse(documentText(two, 107)).members).toEqual({});
  });

  it.each([
    [{ members: { reserve_0: { constants: { system: { xuid: '3' } } } } }, 409],
    [me({ subscription: { id: 's' } }), 200],
    [me({ initializationGroup: [0] }), 400],
    [{ properties: { system: { host: ada.deviceToken } } }, 400],
    [{ properties: { system: { turn: [0] } } }, 400],
    [{ properties: { system: { joinRestriction: 'local' } } }, 400],
    [{ properties: { system: { joinRestriction: 'none' } } }, 200],
    [me({ groups: ['posse'], encounters: ['shop'] }), 200],
  ])('takes no %j: %i', (body, status) => {
    expect(wrote(large, body, ada).answer.status).toBe(status);
  });

  it('keeps no subscription', () => {
    const { after } = wrote(large, me({ subscription: { id: 's' } }), bea);
    expect(after?.members[1]?.properties.system).toEqual({ active: true, connection: 'c' });
  });

  it('is what more than 100 members take', () => {
    expect(
      wrote(undefined, me({}, { constants: { system: { maxMembersCount: 101 } } }), ada).answer.status,
    ).toBe(400);
  });
});
