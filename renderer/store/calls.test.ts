import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandAnswer } from '../../electron/ipc/contract.ts';
import { frame as sample } from '../../protocol/call-samples.ts';
import { type CallSummary, summaryOf } from '../../protocol/call-summary.ts';
import { loadCalls, withCall } from './calls.ts';
import { useStore } from './store.ts';

const frame = (id: string, second: number): CallSummary =>
  summaryOf(sample({ id, at: `2026-11-20T10:00:0${second}.000Z` }));
const of = (id: string) => ({ kind: 'activation' as const, id });

let answer = Promise.withResolvers<CommandAnswer<unknown>>();

beforeEach(() => {
  answer = Promise.withResolvers();
  vi.stubGlobal('window', { beckon: { command: () => answer.promise, listen: () => () => undefined } });
  useStore.setState({ calls: null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const ids = () => useStore.getState().calls?.calls.map(({ id }) => id);

test('calls stand in the order they began, each once', () => {
  const none = { of: of('a1'), calls: [], loaded: true };
  const one = withCall(withCall(none, 'a1', frame('late', 5)), 'a1', frame('early', 1));
  expect(one?.calls.map(({ id }) => id)).toEqual(['early', 'late']);
  expect(withCall(one, 'a1', frame('late', 5))).toBe(one);
});

test('calls of an activation that is not in view are passed over', () => {
  const shown = { of: of('a1'), calls: [], loaded: true };
  expect(withCall(shown, 'a2', frame('x', 1))).toBe(shown);
  expect(withCall(null, 'a2', frame('x', 1))).toBeNull();
  const captured = { of: { kind: 'capture' as const, id: 'a2' }, calls: [], loaded: true };
  expect(withCall(captured, 'a2', frame('x', 1))).toBe(captured);
});

test('among all calls are those of every activation, and of none', () => {
  const all = { of: { kind: 'all' as const }, calls: [], loaded: true };
  const both = withCall(withCall(all, 'a1', frame('x', 1)), null, frame('y', 2));
  expect(both?.calls).toHaveLength(2);
});

test('a call that is recorded while the list is fetched is neither lost nor doubled', async () => {
  const loading = loadCalls(of('a1'));
  const record = (call: CallSummary) =>
    useStore.setState(({ calls }) => ({ calls: withCall(calls, 'a1', call) }));
  record(frame('in the list', 2));
  record(frame('after the list', 3));
  answer.resolve({
    ok: true,
    value: { calls: [frame('first', 1), frame('in the list', 2)], more: false },
  });
  expect(await loading).toBeNull();
  expect(ids()).toEqual(['first', 'in the list', 'after the list']);
});

test('an answer for an activation that is no longer in view changes nothing', async () => {
  const loading = loadCalls(of('a1'));
  useStore.setState({ calls: { of: of('a2'), calls: [], loaded: false } });
  answer.resolve({ ok: true, value: { calls: [frame('first', 1)], more: false } });
  await loading;
  expect(useStore.getState().calls).toMatchObject({ of: of('a2'), calls: [] });
});

test('a refusal is told, and the next look asks again', async () => {
  const loading = loadCalls(of('a1'));
  answer.resolve({ ok: false, error: { code: 'no', message: 'gone' } });
  expect(await loading).toEqual({ code: 'no', message: 'gone' });
  expect(useStore.getState().calls).toBeNull();
});
