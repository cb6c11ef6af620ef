import { describe, expect, it } from 'vitest';
import { sessionKey } from './session-ref.ts';
import { tapSession, tapsOf } from './taps.ts';

const ref = { scid: '00000000-0000-0000-0000-0000DECAFBAD', templateName: 'LobbySession', name: 'Room~One' };

const tap = (more: object = {}) => ({
  timestamp: '2026-11-20T10:00:00.1234567Z',
  subscription: '1d5f2c1e-8a53-4d4e-9a60-5b9d0a6c3a10',
  resourceType: 'mpsd/session',
  resource: sessionKey(ref),
  branch: 'f0a3c9b2-7a4e-4f0d-8b59-2f6b51f2f9aa',
  changeNumber: 4,
  ...more,
});

describe('shoulder taps', () => {
  it('reads several taps of one event, in order', () => {
    const taps = tapsOf({ ncid: 'x', shoulderTaps: [tap(), tap({ changeNumber: 5 })] });
    expect(taps.map((each) => each.changeNumber)).toEqual([4, 5]);
  });

  it('names the session as sessionKey does, whatever the casing', () => {
    const [one] = tapsOf({ shoulderTaps: [tap({ resource: sessionKey(ref).toUpperCase() })] });
    expect(one && tapSession(one)).toBe(sessionKey(ref));
  });

  it('reads a tap without a change number', () => {
    const { changeNumber: _, ...without } = tap();
    const [one] = tapsOf({ shoulderTaps: [without] });
    expect(one).toBeDefined();
    expect(one?.changeNumber).toBeUndefined();
  });

  it.each([
    '2026-11-20T10:00:00Z',
    '2026-11-20T10:00:00.5Z',
    '2026-07-24T07:47:39.548368Z',
    '2026-11-20T10:00:00.1234567Z',
  ])('takes the timestamp %s', (timestamp) => {
    expect(tapsOf({ shoulderTaps: [tap({ timestamp })] })[0]?.timestamp).toBe(timestamp);
  });

  it('finds no taps in the events of other resources', () => {
    for (const data of [null, undefined, 7, 'text', [], {}, { shoulderTaps: 'none' }])
      expect(tapsOf(data)).toEqual([]);
  });

  it('does not let one bad tap hide the others', () => {
    expect(tapsOf({ shoulderTaps: [null, tap(), { resource: 1 }] })).toHaveLength(1);
  });

  it('says that a tap about something else names no session', () => {
    const [one] = tapsOf({ shoulderTaps: [tap({ resourceType: 'other/thing' })] });
    expect(one && tapSession(one)).toBeNull();
  });
});
