import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentText } from './document-text.ts';
import type { StoredSession } from './stored.ts';
import { joinedBy, sessionBy, someone, wrote } from './testing.ts';
import { withTimersRun } from './timers.ts';

const server = { ...someone('0'), server: true };
const [ada, bea] = [someone('1'), someone('2')];

/** Names that mean something in a session, and some that mean something to JavaScript. */
const name = fc.constantFrom(
  ...[
    'constants',
    'properties',
    'members',
    'servers',
    'roleTypes',
    'system',
    'custom',
    'me',
    'reserve_0',
    '0',
  ],
  ...['roles', 'xuid', 'initialize', 'active', 'ready', 'connection', 'subscription', 'id', 'host', 'turn'],
  ...['owners', 'keywords', 'closed', 'locked', 'joinRestriction', 'visibility', 'capabilities', 'large'],
  ...['hasOwners', 'arbitration', 'results', 'startTime', 'memberInitialization', 'joinTimeout', 'groups'],
  ...['measurements', 'inactiveRemovalTimeout', 'maxMembersCount', 'lfg', 'tank', 'max', 'matchmaking'],
  ...['ownershipPolicies', 'migration', '__proto__', 'valueOf', 'constructor', 'toString', 'length'],
);
const leaf = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1,
    1e300,
    2 ** 53,
    '',
    '1',
    '2',
    'open',
    'private',
    'followed',
    'never',
  ),
  fc.string({ maxLength: 5 }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  ),
}));
/** The shape of a real write, with anything at its ends. */
const body = fc.oneof(
  value,
  fc.record(
    {
      constants: fc.record({ system: fc.dictionary(name, value, { maxKeys: 4 }) }),
      properties: fc.record(
        { system: fc.dictionary(name, value, { maxKeys: 4 }), custom: value },
        { requiredKeys: [] },
      ),
      members: fc.record({
        me: fc.record({ properties: fc.record({ system: fc.dictionary(name, value, { maxKeys: 4 }) }) }),
      }),
      servers: fc.dictionary(name, value, { maxKeys: 2 }),
      roleTypes: fc.dictionary(name, value, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
);

describe('whatever is written', () => {
  it('is refused where an object that can be made no text stands for one', () => {
    const body = { properties: { system: { joinRestriction: { toString: 1, valueOf: 1 } } } };
    expect(wrote(sessionBy(ada), body, ada).answer).toMatchObject({ status: 400, text: /not valid/ });
  });

  it('is merged or refused, and never leaves a document that can not be read', () => {
    const before: StoredSession[] = [
      joinedBy(sessionBy(ada), bea),
      sessionBy(ada, { capabilities: { arbitration: true, hasOwners: true } }),
      sessionBy(ada, { capabilities: { large: true } }),
    ];
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(undefined, ...before),
        fc.constantFrom(ada, bea, server),
        (given, session, who) => {
          const sent: unknown = JSON.parse(JSON.stringify(given));
          const { after, answer } = wrote(session, sent, who, { now: 1_000 });
          expect([200, 201, 204, 400, 403, 404, 409]).toContain(answer.status);
          if (answer.status >= 400) expect(after).toBe(session);
          for (const state of [after, after && withTimersRun(after, 10_000_000)])
            if (state)
              for (const version of [105, 107] as const)
                JSON.parse(documentText(state, version, { reader: '1' }));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
