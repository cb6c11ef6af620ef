import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractFromHeader, systemConstantsAt, toCurrentContract } from './contract.ts';

const ms = fc.option(fc.nat(10_000_000));
const current = fc.record(
  {
    version: fc.constant(1),
    maxMembersCount: fc.integer({ min: 1, max: 100 }),
    visibility: fc.constantFrom('open', 'visible', 'private'),
    capabilities: fc.dictionary(fc.string(), fc.boolean()),
    reservedRemovalTimeout: ms,
    inactiveRemovalTimeout: ms,
    readyRemovalTimeout: ms,
    sessionEmptyTimeout: ms,
    memberInitialization: fc.record({
      joinTimeout: fc.nat(),
      measurementTimeout: fc.nat(),
      externalEvaluation: fc.boolean(),
      membersNeededToStart: fc.nat(100),
    }),
  },
  { requiredKeys: [] },
);

describe('the contract version of a request', () => {
  it.each([
    ['104', 104],
    ['105', 105],
    ['106', 105],
    ['107', 107],
    ['110', 107],
    ['103', null],
    ['', null],
    ['1e2', null],
    ['vnext', null],
    [undefined, null],
  ])('%s is read as %s', (header, version) => expect(contractFromHeader(header)).toBe(version));
});

describe('constants.system at another contract version', () => {
  it('keeps the timers in `timeouts` before 107 and flat from then on', () => {
    const flat = { version: 1, reservedRemovalTimeout: 30_000, sessionEmptyTimeout: null };
    const old = { version: 1, timeouts: { reserved: 30_000, sessionEmpty: null } };
    expect(systemConstantsAt(flat, 105)).toEqual(old);
    expect(toCurrentContract(old)).toEqual(flat);
  });

  it('turns managedInitialization into memberInitialization, each with the defaults of its version', () => {
    expect(toCurrentContract({ managedInitialization: { joinTimeout: 20_000 } })).toEqual({
      memberInitialization: {
        joinTimeout: 20_000,
        measurementTimeout: 5_000,
        membersNeededToStart: 2,
        externalEvaluation: true,
      },
    });
    expect(systemConstantsAt({ memberInitialization: {} }, 104)).toEqual({
      managedInitialization: {
        joinTimeout: 10_000,
        measurementTimeout: 30_000,
        membersNeededToStart: 1,
        autoEvaluate: true,
      },
    });
  });

  it('leaves 107 as it is', () => {
    fc.assert(
      fc.property(current, (system) => {
        expect(toCurrentContract(system)).toEqual(system);
        expect(systemConstantsAt(system, 107)).toBe(system);
      }),
    );
  });

  it('comes back the same from 105 and from 104', () => {
    fc.assert(
      fc.property(current, fc.constantFrom(104 as const, 105 as const), (system, version) => {
        expect(toCurrentContract(systemConstantsAt(system, version))).toEqual(system);
      }),
    );
  });

  it('shows no name of 107 before 107, and none of before in 107', () => {
    fc.assert(
      fc.property(current, (system) => {
        const old = JSON.stringify(Object.keys(systemConstantsAt(system, 105)));
        expect(old).not.toMatch(/RemovalTimeout|sessionEmptyTimeout|memberInitialization/);
        const now = JSON.stringify(Object.keys(toCurrentContract(systemConstantsAt(system, 105))));
        expect(now).not.toMatch(/timeouts|managedInitialization/);
      }),
    );
  });
});
