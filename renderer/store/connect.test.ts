import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bridge, CommandAnswer, Snapshot } from '../../electron/ipc/contract.ts';
import { connect } from './connect.ts';
import { EMPTY_MIRROR } from './mirror.ts';
import { activationOf, sessionOf, snapshotOf } from './sample.ts';
import { useStore } from './store.ts';

type Listener = Parameters<Bridge['listen']>[0];

/** A bridge whose snapshot is answered when the test says so. */
const fakeBridge = () => {
  const listeners = new Set<Listener>();
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<CommandAnswer<unknown>>();
  const bridge: Bridge = {
    command: () => {
      asked.resolve();
      return answer.promise;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    bridge,
    listeners,
    asked: asked.promise,
    answer: (snapshot: Snapshot) => answer.resolve({ ok: true, value: snapshot }),
    refuse: () => answer.resolve({ ok: false, error: { code: 'no', message: 'not ready' } }),
    emit: (name: string, payload: unknown, number = 1) => {
      for (const listener of listeners) listener(name, payload, number);
    },
  };
};

let main = fakeBridge();

beforeEach(() => {
  main = fakeBridge();
  vi.stubGlobal('window', { beckon: main.bridge });
  useStore.setState({ loaded: false, mirror: EMPTY_MIRROR, calls: null, page: 'invites', selected: null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('events that come before the snapshot are applied after it, in order', async () => {
  const connected = connect();
  await main.asked;
  main.emit('session.changed', sessionOf('a1', 8));
  main.emit('activation.changed', activationOf('a2'));
  expect(useStore.getState().loaded).toBe(false);
  main.answer(snapshotOf({ activations: [activationOf('a1')], sessions: [sessionOf('a1', 7)] }));
  expect(await connected).toBeNull();
  const { mirror } = useStore.getState();
  expect(mirror.order).toEqual(['a2', 'a1']);
  expect(mirror.sessions.a1?.document.changeNumber).toBe(8);
});

test('an event that the snapshot already holds does not take the window back', async () => {
  const connected = connect();
  await main.asked;
  main.emit('session.changed', sessionOf('a1', 6), 4);
  main.answer(snapshotOf({ events: 4, activations: [activationOf('a1')], sessions: [sessionOf('a1', 7)] }));
  await connected;
  expect(useStore.getState().mirror.sessions.a1?.document.changeNumber).toBe(7);
});

test('events after the snapshot reach the store at once', async () => {
  const connected = connect();
  main.answer(snapshotOf());
  await connected;
  main.emit('activation.changed', activationOf('a1'));
  expect(useStore.getState().mirror.order).toEqual(['a1']);
});

test('the activation that main asks for is selected, the newest where it asks for none', async () => {
  const connected = connect();
  main.answer(snapshotOf({ activations: [activationOf('a1'), activationOf('a2')] }));
  await connected;
  expect(useStore.getState().selected).toBe('a2');
  useStore.setState({ page: 'settings' });
  main.emit('activation.shown', { id: 'a1' });
  expect(useStore.getState()).toMatchObject({ selected: 'a1', page: 'invites' });
});

test('one that is shown while the snapshot is under way goes before the one in the snapshot', async () => {
  const connected = connect();
  await main.asked;
  main.emit('activation.shown', { id: 'a2' });
  main.answer(snapshotOf({ activations: [activationOf('a1'), activationOf('a2')], shown: 'a1' }));
  await connected;
  expect(useStore.getState().selected).toBe('a2');
});

test('a refused snapshot is told, and nothing listens any more', async () => {
  const connected = connect();
  main.refuse();
  expect(await connected).toEqual({ code: 'no', message: 'not ready' });
  expect(main.listeners.size).toBe(0);
});
