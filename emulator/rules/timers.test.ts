import { describe, expect, it } from 'vitest';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';
import { withConnectionLost, withTimersRun } from './timers.ts';

const ada = someone('1');
const bea = someone('2');

describe('timers', () => {
  it('do not run while every member is active', () => {
    const session = sessionBy(ada);
    expect(session.nextTimer).toBeNull();
    expect(withTimersRun(session, 1e15)).toBe(session);
  });

  it('take a reservation away when it was not accepted in time', () => {
    const body = { members: { reserve_0: { constants: { system: { xuid: '2' } } } } };
    const session = wrote(sessionBy(ada), body, ada, { now: 100 }).after ?? sessionBy(ada);
    expect(session.nextTimer).toBe(30_100);
    expect(withTimersRun(session, 30_099)).toBe(session);
    expect(withTimersRun(session, 30_100)).toMatchObject({
      changeNumber: session.changeNumber + 1,
      members: [{ constants: { system: { xuid: '1' } } }],
      nextIndex: 2,
      nextTimer: null,
    });
  });

  it('take one step at a time: ready turns inactive, inactive goes', () => {
    const two = joinedBy(sessionBy(ada), bea);
    const ready = wrote(two, me({ active: false, ready: true }), bea).after ?? two;
    const inactive = withTimersRun(ready, 200_000) ?? ready;
    expect(inactive.members[1]?.properties.system).not.toHaveProperty('ready');
    expect(inactive.nextTimer).toBe(181_000);
    expect(withTimersRun(inactive, 200_000)?.members).toHaveLength(1);
  });

  it('delete a session that has stood empty for long enough', () => {
    const { after } = wrote(undefined, { constants: { system: { sessionEmptyTimeout: 5_000 } } }, ada);
    expect(after && withTimersRun(after, 4_999)).toBe(after);
    expect(after && withTimersRun(after, 5_000)).toBeUndefined();
  });

  it('never end what has no timeout', () => {
    const { after } = wrote(undefined, { constants: { system: { sessionEmptyTimeout: null } } }, ada);
    expect(after?.nextTimer).toBeNull();
  });
});

describe('a lost connection', () => {
  it('turns its member inactive, and leaves the others', () => {
    const two = joinedBy(sessionBy(ada), bea);
    const mine = wrote(two, me({ connection: 'mine' }), bea).after ?? two;
    const after = withConnectionLost(mine, 'mine', 7);
    expect(after?.members[0]).toBe(mine.members[0]);
    expect(after?.members[1]?.properties.system).toEqual({ connection: 'mine' });
    expect(after?.members[1]).not.toHaveProperty('activeTitleId');
    expect(after).toMatchObject({ changeNumber: mine.changeNumber + 1, nextTimer: 1_007 });
  });

  it('changes nothing when no member has it', () => {
    const session = sessionBy(ada);
    expect(withConnectionLost(session, 'other', 7)).toBe(session);
  });

  it('ends a session whose last member goes with it', () => {
    expect(withConnectionLost(sessionBy(ada, { inactiveRemovalTimeout: 0 }), 'c', 7)).toBeUndefined();
  });
});
