import { expect, test } from 'vitest';
import { FAULTS, type FaultName, FIRST_SCOPE, nameOfFault, timesOf, wantedOf } from './fault-kinds.ts';

test('each switch knows the fault that it has set, and no other', () => {
  for (const name of Object.keys(FAULTS) as FaultName[]) {
    const wanted = wantedOf(name, FIRST_SCOPE, 500);
    expect(wanted && nameOfFault(wanted)).toBe(name);
  }
  expect(nameOfFault({ fault: { kind: 'status', status: 418 } })).toBeNull();
  expect(nameOfFault({ fault: { kind: 'status', status: 403, document: false } })).toBe('403');
});

test('a fault is for the next write, unless something else is said', () => {
  expect(wantedOf('503', FIRST_SCOPE, 0)).toEqual({
    match: { method: 'PUT' },
    times: 1,
    fault: { kind: 'status', status: 503 },
  });
  const scope = { ...FIRST_SCOPE, xuid: '42', calls: 'pattern', pattern: 'x', always: true } as const;
  expect(wantedOf('delay', scope, 700)).toEqual({
    match: { path: 'x', xuid: '42' },
    fault: { kind: 'delay', ms: 700 },
  });
});

test('taps are matched by their player alone', () => {
  expect(wantedOf('lose-taps', { ...FIRST_SCOPE, xuid: '42' }, 0)?.match).toEqual({ xuid: '42' });
});

test('a count that is none sets nothing', () => {
  for (const count of ['', '0', '-1', 'many', '1.5']) {
    expect(timesOf({ ...FIRST_SCOPE, count })).toBeNull();
    expect(wantedOf('503', { ...FIRST_SCOPE, count }, 0)).toBeNull();
  }
});
