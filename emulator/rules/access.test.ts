import { describe, expect, it } from 'vitest';
import { readSession } from './read-session.ts';
import type { StoredSession, Who } from './stored.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';

const ada = someone('1');
const bea = someone('2');
const friend = someone('3', ['1']);

const join = (session: StoredSession, who: Who, invited = false) =>
  wrote(session, me(), who, { invited }).answer;
const read = (session: StoredSession, who: Who, invited = false) => readSession(session, { invited }, who);

describe('who may join', () => {
  it('an open session without restrictions: anybody', () => {
    expect(join(sessionBy(ada), bea).status).toBe(200);
  });

  it('a full one: nobody, and the answer is the document, since it can be read', () => {
    const full = joinedBy(sessionBy(ada, { maxMembersCount: 2 }), friend);
    expect(join(full, bea, true)).toMatchObject({
      status: 403,
      session: full,
      because: 'full: 2 of 2 members',
    });
    expect(join(full, friend).status).toBe(200);
  });

  it('a private one: reservations alone, and the answer is the text, since it can not be read', () => {
    const before = sessionBy(ada, { visibility: 'private' });
    expect(join(before, bea)).toMatchObject({
      status: 403,
      text: expect.stringMatching(/cannot be accessed/),
    });
    const reserve = { members: { reserve_0: { constants: { system: { xuid: bea.xuid } } } } };
    const after = wrote(before, reserve, ada).after ?? before;
    expect(join(after, bea).status).toBe(200);
  });

  it('a private one: not even the invited, who may read it', () => {
    const before = sessionBy(ada, { visibility: 'private' });
    expect(join(before, bea, true)).toMatchObject({ status: 403, session: before });
  });

  it('a visible one: reservations alone, and the answer is the document', () => {
    const before = sessionBy(ada, { visibility: 'visible' });
    expect(join(before, bea)).toMatchObject({ status: 403, session: before });
  });

  it('a closed one: reservations alone; the invited may read', () => {
    const before = sessionBy(ada, {}, { closed: true, readRestriction: 'local' });
    expect(join(before, bea).session).toBeUndefined();
    expect(join(before, bea, true)).toMatchObject({ status: 403, session: before });
    expect(wrote(before, me(), ada).answer.status).toBe(200);
  });

  it('a locked one: members alone', () => {
    expect(join(sessionBy(ada, {}, { locked: true }), bea, true).status).toBe(403);
  });

  it('a locked one: who left it may return, however private it is', () => {
    const locked = wrote(
      joinedBy(sessionBy(ada), bea),
      { properties: { system: { locked: true } } },
      ada,
    ).after;
    const left = wrote(locked, { members: { me: null } }, bea).after ?? sessionBy(ada);
    expect(join(left, friend).status).toBe(403);
    const back = wrote(left, me(), bea).after;
    expect(back?.members).toHaveLength(2);
    expect(back).not.toHaveProperty('leavers', ['2']);
    const unlocked = wrote(left, { properties: { system: { locked: false } } }, ada).after;
    expect(unlocked).not.toHaveProperty('leavers');
  });

  it('one without user authorization: consoles alone, and it is made by one', () => {
    const pc = { ...bea, console: false };
    const template = { system: {}, custom: {} };
    const session = wrote(undefined, me(), ada, { template }).after ?? sessionBy(ada);
    expect(join(session, bea).status).toBe(200);
    expect(join(session, pc)).toMatchObject({ status: 403, because: /userAuthorizationStyle/ });
    expect(read(session, pc).status).toBe(403);
    expect(wrote(undefined, me(), pc, { template }).answer.status).toBe(403);
    expect(wrote(undefined, me(), pc).answer.status).toBe(201);
  });

  it('one by a transfer handle: members of the origin alone, and who is in already', () => {
    const session = sessionBy(ada);
    expect(wrote(session, me(), bea, { refused: 'transfer' }).answer).toMatchObject({ status: 403 });
    expect(wrote(session, me(), ada, { refused: 'transfer' }).answer.status).toBe(200);
    expect(readSession(session, { invited: false, refused: 'transfer' }, bea).status).toBe(403);
  });

  it('one for friends: whom a member follows, or who is invited', () => {
    const before = sessionBy(ada, {}, { joinRestriction: 'followed' });
    expect(join(before, friend).status).toBe(200);
    expect(join(before, bea)).toMatchObject({ status: 403, because: expect.stringContaining('followed') });
    expect(join(before, bea, true).status).toBe(200);
  });

  it('a local one: who is on the device of an active member', () => {
    const before = sessionBy(ada, {}, { joinRestriction: 'local' });
    expect(join(before, friend).status).toBe(403);
    expect(join(before, { ...bea, deviceToken: ada.deviceToken }).status).toBe(200);
  });
});

describe('who goes', () => {
  it('writes more only where he was in', () => {
    const session = joinedBy(sessionBy(ada), friend);
    const go = (who: Who) => wrote(session, { members: { me: null }, properties: { custom: { a: 1 } } }, who);
    expect(go(friend)).toMatchObject({
      answer: { status: 200 },
      after: { properties: { custom: { a: 1 } } },
    });
    expect(go(bea)).toMatchObject({ answer: { status: 403 }, after: session });
    expect(wrote(session, { members: { me: null } }, bea).answer.status).toBe(200);
  });
});

describe('who may read', () => {
  it('a session without restrictions: anybody; a private one: members and the invited', () => {
    expect(read(sessionBy(ada), bea).status).toBe(200);
    const secret = sessionBy(ada, { visibility: 'private' });
    expect(read(secret, ada).status).toBe(200);
    expect(read(secret, bea)).toMatchObject({ status: 403, because: expect.stringContaining('private') });
    expect(read(secret, bea, true).status).toBe(200);
  });

  it('one that is restricted to friends: whom a member follows', () => {
    const session = sessionBy(ada, {}, { joinRestriction: 'followed', readRestriction: 'Followed' });
    expect(read(session, friend).status).toBe(200);
    expect(read(session, bea).status).toBe(403);
  });

  it('one that is more open to joining than to reading: whom it lets join, unless it is closed', () => {
    const restrictions = { joinRestriction: 'followed', readRestriction: 'local' };
    const session = sessionBy(ada, {}, restrictions);
    expect([read(session, friend).status, read(session, bea).status]).toEqual([200, 403]);
    const closed = sessionBy(ada, {}, { ...restrictions, closed: true });
    const visible = sessionBy(ada, { visibility: 'visible' }, restrictions);
    expect([read(closed, friend).status, read(visible, friend).status]).toEqual([403, 403]);
  });

  it('one that does not exist: the answer is 204', () => {
    expect(readSession(undefined, { invited: false }, ada)).toEqual({ status: 204 });
  });
});
