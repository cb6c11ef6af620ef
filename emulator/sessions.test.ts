import { describe, expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import type { StoredSession } from './rules/stored.ts';
import { sessionBy, someone } from './rules/testing.ts';
import { createSessions, type Kept, type Rule } from './sessions.ts';
import type { Soon } from './soon.ts';
import { memoryStore, type Store } from './store.ts';

const KEY = 'key';
const first = sessionBy(someone('1'));

const counted: Rule = (session) => ({
  after: session && { ...session, changeNumber: session.changeNumber + 1 },
  answer: { status: 200, session },
});

/** A store that is elsewhere: each of its answers takes a while. */
const elsewhere = (store: Store): Store => ({
  ...store,
  readSession: async (key) => store.readSession(key),
  writeSession: async (key, before, after) => store.writeSession(key, before, after),
});

const held = async (store: Store) => {
  await store.writeSession(KEY, undefined, first);
  const changes: Kept[] = [];
  const sessions = createSessions(store, manualClock(), (change): Soon<void> => void changes.push(change));
  return { sessions, changes };
};

describe('a session', () => {
  it('is changed at once where it is in memory', async () => {
    const { sessions, changes } = await held(memoryStore());
    expect(sessions.change(KEY, counted)).toEqual({ status: 200, session: first });
    expect(changes.map(({ after }) => after?.changeNumber)).toEqual([2]);
    expect(sessions.current(KEY)).toMatchObject({ changeNumber: 2 });
  });

  it('that is kept elsewhere loses no change when two come at once', async () => {
    const { sessions, changes } = await held(elsewhere(memoryStore()));
    const answers = await Promise.all([sessions.change(KEY, counted), sessions.change(KEY, counted)]);
    const numbers = (states: readonly (StoredSession | undefined)[]) =>
      states.map((state) => state?.changeNumber);
    expect(numbers(answers.map(({ session }) => session))).toEqual([1, 2]);
    expect(numbers(changes.map(({ after }) => after))).toEqual([2, 3]);
    expect(await sessions.current(KEY)).toMatchObject({ changeNumber: 3 });
  });

  it('fails whoever changes it in the same way when its rule throws', async () => {
    const broken: Rule = () => {
      throw new Error('broken');
    };
    const near = (await held(memoryStore())).sessions;
    const far = (await held(elsewhere(memoryStore()))).sessions;
    await expect(async () => near.change(KEY, broken)).rejects.toThrow('broken');
    await expect(far.change(KEY, broken)).rejects.toThrow('broken');
  });
});
