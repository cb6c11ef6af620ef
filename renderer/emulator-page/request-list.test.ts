import { describe, expect, test } from 'vitest';
import type { LoggedRequest } from '../../electron/ipc/contract.ts';
import { lastOf, NO_FILTER, NO_REQUESTS, passing, withRequests } from './request-list.ts';

const request = (id: number, more: Partial<LoggedRequest> = {}): LoggedRequest => ({
  id,
  at: '2026-11-20T10:00:00.000Z',
  method: 'GET',
  path: `/handles/${id}`,
  xuid: '18000000000000101',
  status: 200,
  ms: 1,
  contract: 107,
  ...more,
});
const ids = (rows: readonly LoggedRequest[]) => rows.map(({ id }) => id);

describe('the list of requests', () => {
  test('grows by what came after its last, each once', () => {
    const one = withRequests(NO_REQUESTS, 1, { requests: [request(1), request(2)], first: 1 });
    expect(lastOf(one, 1)).toBe(2);
    const two = withRequests(one, 1, { requests: [request(2), request(3)], first: 1 });
    expect(ids(two.rows)).toEqual([1, 2, 3]);
  });

  test('stays the same list when nothing came', () => {
    const one = withRequests(NO_REQUESTS, 1, { requests: [request(1)], first: 1 });
    expect(withRequests(one, 1, { requests: [], first: 1 }).rows).toBe(one.rows);
  });

  test('forgets what the emulator has forgotten, as after a reset', () => {
    const one = withRequests(NO_REQUESTS, 1, { requests: [request(1), request(2)], first: 1 });
    expect(ids(withRequests(one, 1, { requests: [request(3)], first: 2 }).rows)).toEqual([2, 3]);
    expect(ids(withRequests(one, 1, { requests: [], first: 3 }).rows)).toEqual([]);
  });

  test('begins anew with another life of the emulator, whose ids begin anew', () => {
    const one = withRequests(NO_REQUESTS, 1, { requests: [request(1), request(7)], first: 1 });
    expect(lastOf(one, 2)).toBe(0);
    expect(ids(withRequests(one, 2, { requests: [request(1)], first: 1 }).rows)).toEqual([1]);
  });
});

describe('the filter', () => {
  const rows = [
    request(1),
    request(2, { status: 403, because: 'closed', path: '/x' }),
    request(3, { status: null, fault: 'refuse', method: 'PUT' }),
  ];
  const found = (filter: Partial<typeof NO_FILTER>) =>
    ids(passing(rows, { ...NO_FILTER, ...filter }, { '18000000000000101': 'Ada' }));

  test('lets through what is asked for', () => {
    expect(found({})).toEqual([1, 2, 3]);
    expect(found({ text: ' ADA ' })).toEqual([1, 2, 3]);
    expect(found({ text: 'HANDLES' })).toEqual([1, 3]);
    expect(found({ text: 'closed' })).toEqual([2]);
    expect(found({ status: '4' })).toEqual([2]);
    expect(found({ status: 'cut' })).toEqual([3]);
    expect(found({ refused: true })).toEqual([2]);
    expect(found({ faulty: true })).toEqual([3]);
    expect(found({ text: 'put', refused: true })).toEqual([]);
  });
});
