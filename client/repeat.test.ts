import { describe, expect, it } from 'vitest';
import { MOST_REPEATS, whetherAgain } from './repeat.ts';

const start = { repeats: 0, elapsedMs: 0, renewed: false, now: 0 };

describe('repeating a call', () => {
  it.each([429, 503])('repeats a %d after the time that Retry-After names', (status) => {
    expect(whetherAgain({ status, retryAfter: '7' }, start, true)).toMatchObject({
      pauseMs: 7000,
      because: `${status}`,
    });
  });

  it('waits longer each time where the service names no time', () => {
    const pauses = [0, 1, 2].map(
      (repeats) => whetherAgain({ status: 503, retryAfter: null }, { ...start, repeats }, true)?.pauseMs ?? 0,
    );
    expect(pauses.toSorted((one, other) => one - other)).toEqual(pauses);
    expect(pauses[0]).toBeGreaterThan(0);
  });

  it.each([400, 403, 404, 405, 409, 412, 500])('never repeats a %d', (status) => {
    expect(whetherAgain({ status, retryAfter: '1' }, start, true)).toBeNull();
  });

  it.each([200, 201, 204, 304])('never repeats a %d', (status) => {
    expect(whetherAgain({ status, retryAfter: null }, start, true)).toBeNull();
  });

  it('repeats a 401 once, with a fresh token', () => {
    const unauthorized = { status: 401, retryAfter: null };
    expect(whetherAgain(unauthorized, start, true)).toMatchObject({ renew: true, pauseMs: 0 });
    expect(whetherAgain(unauthorized, { ...start, renewed: true }, true)).toBeNull();
  });

  it('stops after the last allowed repeat', () => {
    const busy = { status: 503, retryAfter: '0' };
    expect(whetherAgain(busy, { ...start, repeats: MOST_REPEATS - 1 }, true)).not.toBeNull();
    expect(whetherAgain(busy, { ...start, repeats: MOST_REPEATS }, true)).toBeNull();
  });

  it('does not wait beyond 30 s from the first attempt', () => {
    expect(whetherAgain({ status: 429, retryAfter: '31' }, start, true)).toBeNull();
    expect(whetherAgain({ status: 429, retryAfter: '9' }, { ...start, elapsedMs: 25_000 }, true)).toBeNull();
  });

  it('repeats a lost answer only where obeying twice does no harm', () => {
    expect(whetherAgain({ error: 'ECONNRESET' }, start, true)).not.toBeNull();
    expect(whetherAgain({ error: 'ECONNRESET' }, start, false)).toBeNull();
    expect(whetherAgain({ error: 'ECONNREFUSED' }, start, false)).not.toBeNull();
  });

  it.each(['CERT_HAS_EXPIRED', 'too-large', 'aborted', 'not-signed'])('never repeats after %s', (error) => {
    expect(whetherAgain({ error }, start, true)).toBeNull();
  });
});
