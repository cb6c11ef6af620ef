import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCurrentContract } from '../../protocol/contract.ts';
import { SessionDocument } from '../../protocol/document.ts';
import { etagOf } from './conditions.ts';
import { documentPiece, documentText } from './document-text.ts';
import type { StoredSession } from './stored.ts';
import { someone, wrote } from './testing.ts';
import { withTimersRun } from './timers.ts';

const players = ['1', '2', '3', '4'].map((xuid) => someone(xuid, ['1', '2', '3', '4']));

const system = fc.record(
  {
    active: fc.boolean(),
    ready: fc.constant(false),
    connection: fc.constantFrom('one', 'two'),
    subscription: fc.constantFrom(null, { id: 'S' }),
  },
  { requiredKeys: ['connection'] },
);
const custom = fc.dictionary(
  fc.constantFrom('a', 'b', '__proto__'),
  fc.option(fc.jsonValue({ maxDepth: 1 })),
);
const body = fc.record(
  {
    constants: fc.constant({ system: { maxMembersCount: 3, inactiveRemovalTimeout: 50 } }),
    properties: fc.record(
      {
        system: fc.constantFrom(
          { joinRestriction: 'none', readRestriction: 'none' },
          { closed: true },
          { closed: null },
          { host: '1'.padStart(32, 'd') },
        ),
        custom,
      },
      { requiredKeys: [] },
    ),
    members: fc.oneof(
      fc.record({ me: fc.record({ properties: fc.record({ system, custom }, { requiredKeys: [] }) }) }),
      fc.constantFrom(
        { me: null },
        { reserve_0: { constants: { system: { xuid: '2' } } } },
        {
          reserve_0: { constants: { system: { xuid: '3' } } },
          reserve_1: { constants: { system: { xuid: '4' } } },
        },
      ),
    ),
  },
  { requiredKeys: ['members'] },
);
const step = fc.record({
  who: fc.constantFrom(...players),
  body,
  wait: fc.nat(40),
  condition: fc.constantFrom('none', 'any', 'current', 'stale'),
});

type Step = { who: (typeof players)[number]; body: object; wait: number; condition: string };

/** Every state of a session through a history, the first being none. */
const played = (history: Step[]): (StoredSession | undefined)[] => {
  const states: (StoredSession | undefined)[] = [undefined];
  let now = 0;
  for (const [at, { who, body: written, wait, condition }] of history.entries()) {
    now += wait;
    const was = states.at(-1);
    const before = was && withTimersRun(was, now);
    if (before !== was) states.push(before);
    const tags: Record<string, string | undefined> = {
      any: '*',
      current: before && etagOf(before),
      stale: '"0"',
    };
    const branch = `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const { after, answer } = wrote(before, written, who, { now, branch, ifMatch: tags[condition] });
    if (answer.status >= 300) expect(after).toBe(before);
    if (answer.status === 412 && before) expect(answer.session).toBe(before);
    if (after !== before) states.push(after);
  }
  return states;
};

const textOf = (session: StoredSession | undefined): string =>
  session ? documentText(session, 107) : 'none';

describe('any history of writes by several players', () => {
  const histories = fc.array(step, { maxLength: 30 });
  const forAll = (check: (states: (StoredSession | undefined)[], history: Step[]) => void) =>
    fc.assert(
      fc.property(histories, (history) => {
        check(played(history), history);
      }),
      { numRuns: 600 },
    );

  it('raises the change number by one at each change, within a branch', () => {
    forAll((states) => {
      for (const [at, state] of states.entries()) {
        const before = states[at - 1];
        if (state && before) expect(state.changeNumber).toBe(before.changeNumber + 1);
        else if (state) expect(state.changeNumber).toBe(1);
      }
    });
  });

  it('has another tag exactly where the document is another', () => {
    forAll((states) => {
      const seen = new Map<string, string>();
      for (const state of states) {
        if (!state) continue;
        expect(seen.get(etagOf(state)) ?? textOf(state)).toBe(textOf(state));
        seen.set(etagOf(state), textOf(state));
      }
      expect(new Set(seen.values()).size).toBe(seen.size);
    });
  });

  it('never gives an index again, and keeps the linked list whole', () => {
    forAll((states) => {
      const owners = new Map<string, string>();
      for (const state of states) {
        if (!state) continue;
        const document = SessionDocument.parse(JSON.parse(textOf(state)));
        let at = document.membersInfo.first;
        let count = 0;
        while (at !== document.membersInfo.next) {
          const member = document.members?.[at];
          expect(member?.constants.system.index).toBe(at);
          const place = `${document.branch} ${at}`;
          const { xuid = '' } = member?.constants.system ?? {};
          expect(owners.get(place) ?? xuid).toBe(xuid);
          owners.set(place, xuid);
          count += 1;
          at = member?.next ?? document.membersInfo.next;
        }
        expect(count).toBe(document.membersInfo.count);
        expect(count).toBe(Object.keys(document.members ?? {}).length);
      }
    });
  });

  it('gives the same documents when it is played again', () => {
    forAll((states, history) => expect(played(history).map(textOf)).toEqual(states.map(textOf)));
  });

  it('tells the same story at contract 105 and 107', () => {
    forAll((states) => {
      for (const state of states) {
        if (!state) continue;
        const old = SessionDocument.parse(JSON.parse(documentText(state, 105)));
        const now = SessionDocument.parse(JSON.parse(documentText(state, 107)));
        expect(toCurrentContract(old.constants.system)).toEqual(now.constants.system);
        const { matchmaking: _old, ...properties } = old.properties.system;
        expect({
          ...old,
          contractVersion: 107,
          constants: now.constants,
          properties: now.properties,
        }).toEqual(now);
        expect(properties).toEqual(now.properties.system);
      }
    });
  });

  it('is written the same whatever was kept of earlier texts, in each contract form', () => {
    forAll((states) => {
      for (const state of states.filter((each) => each !== undefined))
        for (const version of [105, 107] as const) {
          const piece = documentPiece(state, version);
          // Of a copy nothing is kept.
          expect(piece.text).toBe(documentText(structuredClone(state), version));
          expect(piece.bytes).toBe(Buffer.byteLength(piece.text));
        }
    });
  });
});
