import { describe, expect, it } from 'vitest';
import { etagOf } from './conditions.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';

const ada = someone('1');
const bea = someone('2');
const cyd = someone('3');

describe('creating a session', () => {
  it('starts at change 1 with the default constants, and answers 201', () => {
    const { after, answer } = wrote(undefined, me(), ada);
    expect(answer.status).toBe(201);
    expect(after).toMatchObject({
      changeNumber: 1,
      constants: { system: { version: 1, maxMembersCount: 100, visibility: 'open' } },
      members: [{ constants: { system: { xuid: '1', index: 0 } }, gamertag: 'Player 1' }],
    });
  });

  it('restricts it to local players when it takes user authorization and nothing is said', () => {
    expect(wrote(undefined, me(), ada).after?.properties.system).toEqual({
      joinRestriction: 'local',
      readRestriction: 'local',
    });
    const said = me({}, { properties: { system: { joinRestriction: 'followed' } } });
    expect(wrote(undefined, said, ada).after?.properties.system.joinRestriction).toBe('followed');
  });

  it('keeps nothing of a session without members, and answers 204', () => {
    expect(wrote(undefined, {}, ada)).toEqual({ after: undefined, answer: { status: 204 } });
  });

  it('keeps one without members when it may stand empty', () => {
    const { after } = wrote(undefined, { constants: { system: { sessionEmptyTimeout: 5_000 } } }, ada);
    expect(after).toMatchObject({ members: [], nextTimer: 5_000 });
  });

  it('is refused to who is not among the initiators', () => {
    const body = me({}, { constants: { system: { initiators: ['2'] } } });
    expect(wrote(undefined, body, ada).answer).toMatchObject({ status: 403, because: /initiators/ });
    expect(wrote(undefined, body, bea).answer.status).toBe(201);
  });

  it('is a conflict where the request differs from what the template fixes', () => {
    const template = {
      system: { maxMembersCount: 8, capabilities: { gameplay: true } },
      custom: { mode: 'a' },
    };
    const conflict = (constants: object) => wrote(undefined, me({}, { constants }), ada, { template }).answer;
    expect(conflict({ system: { maxMembersCount: 9 } })).toMatchObject({
      status: 409,
      text: expect.stringContaining('constants.system.maxMembersCount'),
    });
    expect(conflict({ custom: { mode: 'b' } }).status).toBe(409);
    expect(conflict({ system: { capabilities: { gameplay: false } } }).status).toBe(409);
    expect(conflict({ system: { maxMembersCount: 8, visibility: 'private' } }).status).toBe(201);
  });
});

describe('writing to a session', () => {
  it('raises the change number by one and gives another tag', () => {
    const before = sessionBy(ada);
    const { after, answer } = wrote(before, { properties: { custom: { map: 'Harbour' } } }, ada);
    expect(answer).toMatchObject({ status: 200, session: { changeNumber: before.changeNumber + 1 } });
    expect(after && etagOf(after)).not.toBe(etagOf(before));
    expect(etagOf(before)).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('changes nothing for `{}` of a member, and makes anybody else who may join a member', () => {
    const before = sessionBy(ada);
    expect(wrote(before, {}, ada).after).toBe(before);
    expect(wrote(before, {}, bea).after?.members).toHaveLength(2);
  });

  it('merges custom by key and system by field', () => {
    const one = sessionBy(ada);
    const two = wrote(one, { properties: { custom: { a: { x: 1 }, b: 2 } } }, ada).after;
    const three = wrote(two, { properties: { custom: { a: { y: 1 }, b: null, c: 3 } } }, ada).after;
    expect(three?.properties).toEqual({
      system: { joinRestriction: 'none', readRestriction: 'none' },
      custom: { a: { y: 1 }, c: 3 },
    });
  });

  it("keeps a member's subscription when he writes activity and connection alone", () => {
    const subscription = { id: 'S', changeTypes: ['everything'] };
    const one = wrote(undefined, me({ subscription }), ada).after;
    const two = wrote(one, me({ connection: 'new' }), ada).after;
    expect(two?.members[0]?.properties.system).toEqual({ active: true, connection: 'new', subscription });
  });

  it('leaves false flags out, and takes active and ready for each other', () => {
    const ready = wrote(sessionBy(ada), me({ active: false, ready: true }), ada).after;
    expect(ready?.members[0]).toMatchObject({ properties: { system: { ready: true, connection: 'c' } } });
    expect(ready?.members[0]?.properties.system).not.toHaveProperty('active');
    expect(ready?.members[0]).not.toHaveProperty('activeTitleId');
    const active = wrote(ready, me({ active: true }), ada).after;
    expect(active?.members[0]?.properties.system).not.toHaveProperty('ready');
  });

  it.each([
    [me({ active: true, ready: true }), 'members.me.properties.system'],
    [me({ active: 'yes' }), 'members.me.properties.system.active'],
    [{ properties: { system: { joinRestriction: 'friends' } } }, 'properties.system.joinRestriction'],
    [{ members: { reserve_1: { constants: { system: { xuid: '9' } } } } }, 'reserve_0'],
    [{ members: { reserve_0: { constants: { system: {} } } } }, 'members.reserve_0.constants.system.xuid'],
    [{ constants: { system: { readyRemovalTimeout: 1e13 } } }, 'constants.system.readyRemovalTimeout'],
    [{ constants: { system: { timeouts: { ready: -1 } } } }, 'constants.system.readyRemovalTimeout'],
    [
      { constants: { system: { memberInitialization: { joinTimeout: 'x' } } } },
      'constants.system.memberInitialization.joinTimeout',
    ],
    [me({ connection: null }), 'members.me.properties.system.connection'],
  ])('answers 400 with the path of the field: %#', (body, path) => {
    expect(() => wrote(sessionBy(ada), body, ada).answer).not.toThrow();
    const { answer, after } = answerOf(body);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(path) });
    expect(after?.changeNumber).toBe(1);
  });

  it.each([
    ['a member by his index', { members: { 0: null } }],
    ['a server', { servers: { cloud: { properties: {} } } }],
    ['another player as himself', { members: { me: { constants: { system: { xuid: '2' } } } } }],
  ])('refuses to write %s', (_, body) => {
    expect(wrote(sessionBy(ada), body, ada).answer.status).toBe(403);
  });

  it('is a conflict when a constant differs, and none when it is the same', () => {
    const before = sessionBy(ada, { maxMembersCount: 8 });
    const constants = (system: object) => wrote(before, { constants: { system } }, ada).answer.status;
    expect(constants({ maxMembersCount: 9 })).toBe(409);
    expect(constants({ maxMembersCount: 8, capabilities: { connectivity: true, large: false } })).toBe(200);
    expect(constants({ cloudComputePackage: {} })).toBe(409);
  });

  it('keeps nothing with nocommit, and answers as if it had', () => {
    const before = sessionBy(ada);
    const { after, answer } = wrote(before, { properties: { custom: { a: 1 } } }, ada, { noCommit: true });
    expect(after).toBe(before);
    expect(answer.session?.properties.custom).toEqual({ a: 1 });
  });

  it('deletes a host who is no member any more', () => {
    const two = joinedBy(sessionBy(ada), bea);
    const hosted = wrote(two, { properties: { system: { host: ada.deviceToken } } }, bea).after;
    expect(hosted?.properties.system.host).toBe(ada.deviceToken);
    expect(wrote(hosted, { members: { me: null } }, ada).after?.properties.system).not.toHaveProperty('host');
  });
});

describe('members', () => {
  it('never get an index that was used before', () => {
    const three = joinedBy(sessionBy(ada), bea, cyd);
    const left = wrote(three, { members: { me: null } }, bea).after;
    const back = wrote(left, me(), bea).after;
    expect(back?.members.map(({ constants }) => constants.system.index)).toEqual([0, 2, 3]);
    expect(back?.nextIndex).toBe(4);
  });

  it('keep the index of their reservation, and stop being reserved', () => {
    const body = { members: { reserve_0: { constants: { system: { xuid: '2' }, custom: { team: 1 } } } } };
    const reserved = wrote(sessionBy(ada, { visibility: 'private' }), body, ada).after;
    expect(reserved?.members[1]).toMatchObject({ reserved: true });
    expect(reserved?.members[1]).not.toHaveProperty('gamertag');
    const accepted = wrote(reserved, me(), bea).after;
    expect(accepted?.members[1]).toMatchObject({
      reserved: false,
      gamertag: 'Player 2',
      constants: { system: { index: 1 }, custom: { team: 1 } },
    });
  });

  it('end the session when the last one leaves, and the answer is 204', () => {
    expect(wrote(sessionBy(ada), { members: { me: null } }, ada)).toEqual({
      after: undefined,
      answer: { status: 204 },
    });
  });

  it('go at once when they turn inactive and the timeout for it is zero', () => {
    const two = joinedBy(sessionBy(ada, { inactiveRemovalTimeout: 0 }), bea);
    const { after } = wrote(two, me({ active: false }), bea);
    expect(after?.members.map(({ constants }) => constants.system.xuid)).toEqual(['1']);
  });

  it('are not echoed `initialize`, nor their encounters', () => {
    const body = {
      members: {
        me: {
          constants: { system: { xuid: '1', initialize: true } },
          properties: { system: { active: true, connection: 'c', encounters: ['shop'] } },
        },
      },
    };
    const member = wrote(undefined, body, ada).after?.members[0];
    expect(member?.constants.system).toEqual({ xuid: '1', index: 0 });
    expect(member?.properties.system).not.toHaveProperty('encounters');
  });
});

const answerOf = (body: unknown) => wrote(sessionBy(ada), body, ada);
