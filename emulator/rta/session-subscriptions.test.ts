import { describe, expect, it } from 'vitest';
import type { StoredSession } from '../rules/stored.ts';
import { me, sessionBy, someone, wrote } from '../rules/testing.ts';
import { createSessionSubscriptions } from './session-subscriptions.ts';

const ada = someone('1');
const session = (): StoredSession => sessionBy(ada, {}, { closed: false });
const written = (before: StoredSession, system: object): StoredSession => {
  const { after } = wrote(before, me(system), ada);
  if (!after) throw new Error('no session');
  return after;
};
const subscribed = () => written(session(), { subscription: { id: 's', changeTypes: ['everything'] } });

describe('the sessions that tap a connection', () => {
  const over: string[] = [];
  const opened = () => {
    over.length = 0;
    const subscriptions = createSessionSubscriptions((_connection, key) => over.push(key));
    subscriptions.opened('c');
    const change = (key: string, before: StoredSession | undefined, after: StoredSession | undefined) => {
      subscriptions.adds({ key, before, after });
      const taps = subscriptions.taps('c', key);
      subscriptions.ends({ key, before, after });
      return taps;
    };
    return { subscriptions, change };
  };

  it('are ten at most; of the eleventh it is told once', () => {
    const { change } = opened();
    const eleventh = subscribed();
    for (let number = 0; number < 10; number += 1)
      expect(change(String(number), undefined, subscribed())).toBe(true);
    expect(change('eleventh', undefined, eleventh)).toBe(false);
    expect(change('eleventh', eleventh, written(eleventh, { connection: 'c' }))).toBe(false);
    expect(over).toEqual(['eleventh']);
  });

  it('make room when one ends, when its member goes or subscribes no more, with a last tap for it', () => {
    const { change } = opened();
    const ending = subscribed();
    for (let number = 0; number < 8; number += 1) change(String(number), undefined, subscribed());
    change('gone', undefined, ending);
    change('left', undefined, ending);
    expect(change('gone', ending, undefined)).toBe(true);
    expect(change('left', ending, { ...ending, members: [] })).toBe(true);
    expect(change('new', undefined, subscribed())).toBe(true);
    expect(change('newer', undefined, subscribed())).toBe(true);
    expect(change('one too many', undefined, subscribed())).toBe(false);
    const first = subscribed();
    change('0', first, written(first, { subscription: null }));
    expect(change('room again', undefined, subscribed())).toBe(true);
  });

  it('are those of open connections with a subscription alone', () => {
    const { subscriptions, change } = opened();
    expect(change('without', undefined, session())).toBe(false);
    subscriptions.closed('c');
    expect(change('closed', undefined, subscribed())).toBe(false);
  });
});
