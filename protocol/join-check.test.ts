import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentText } from '../emulator/rules/document-text.ts';
import { joinedBy, me, sessionBy, someone, wrote } from '../emulator/rules/testing.ts';
import { SessionDocument } from './document.ts';
import { checkJoin, mayJoin } from './join-check.ts';
import type { JoinRuleCode } from './join-check-texts.ts';

const HOST = someone('2814600000000001');
const GUEST = someone('2814600000000002');
/** On a PC, followed by nobody, and no member. */
const STRANGER = { ...someone('2814600000000009'), console: false };

/** What the emulator's log says of a refusal, by the rule that it names. */
const named: [RegExp, JoinRuleCode][] = [
  [/^userAuthorizationStyle/, 'device'],
  [/^closed/, 'closed'],
  [/^locked/, 'locked'],
  [/^visibility/, 'visibility'],
  [/^full/, 'room'],
  [/^joinRestriction/, 'restriction'],
];

const settings = fc.record({
  userAuthorizationStyle: fc.boolean(),
  closed: fc.constantFrom(true, false, undefined),
  locked: fc.constantFrom(true, false, undefined),
  visibility: fc.constantFrom('open', 'Open', 'visible', 'private', undefined),
  maxMembersCount: fc.constantFrom(1, 2, 3, undefined),
  joinRestriction: fc.constantFrom('none', 'None', 'local', 'followed'),
  guest: fc.boolean(),
});
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const made = ({ userAuthorizationStyle, closed, locked, guest, ...rest }: Settings) => {
  const { visibility, maxMembersCount, joinRestriction } = rest;
  const open = sessionBy(HOST, {
    capabilities: { userAuthorizationStyle },
    ...(visibility !== undefined && { visibility }),
    ...(maxMembersCount !== undefined && { maxMembersCount }),
  });
  const canGuest = guest && maxMembersCount !== 1 && !['visible', 'private'].includes(visibility ?? 'open');
  const inside = canGuest ? joinedBy(open, GUEST) : open;
  const change = {
    joinRestriction,
    ...(closed !== undefined && { closed }),
    ...(locked !== undefined && { locked }),
  };
  const { after } = wrote(inside, { properties: { system: change } }, HOST);
  if (!after) throw new Error('the session is gone');
  return after;
};

const read = (session: ReturnType<typeof made>, version: 105 | 107) =>
  SessionDocument.parse(JSON.parse(documentText(session, version)));

describe('the check agrees with the emulator', () => {
  it.each([107, 105] as const)('on who gets in, and on why not, at contract %s', (version) => {
    fc.assert(
      fc.property(settings, fc.boolean(), (one, invited) => {
        const session = made(one);
        const rules = checkJoin(read(session, version));
        const { answer } = wrote(session, me(), STRANGER, { invited });
        const verdict = mayJoin(rules, invited);
        // Nobody follows the stranger: where it depends on that, he does not get in.
        expect(answer.status === 200).toBe(verdict === 'yes');
        if (answer.status === 200) return;
        const because = named.find(([pattern]) => pattern.test(answer.because ?? ''))?.[1];
        const depends = because === 'restriction' && one.joinRestriction === 'followed';
        expect(rules.find(({ code }) => code === because)?.verdict).toBe(depends ? 'unknown' : 'broken');
      }),
    );
  });

  it('on each rule alone: broken, it is the one that the emulator names', () => {
    const fine: Settings = {
      userAuthorizationStyle: true,
      closed: undefined,
      locked: undefined,
      visibility: 'open',
      maxMembersCount: undefined,
      joinRestriction: 'none',
      guest: false,
    };
    const broken: Partial<Record<JoinRuleCode, Partial<Settings>>> = {
      device: { userAuthorizationStyle: false },
      closed: { closed: true },
      locked: { locked: true },
      visibility: { visibility: 'private' },
      room: { maxMembersCount: 1 },
      restriction: { joinRestriction: 'local' },
    };
    expect(wrote(made(fine), me(), STRANGER).answer.status).toBe(200);
    for (const [code, change] of Object.entries(broken)) {
      const session = made({ ...fine, ...change });
      const found = checkJoin(read(session, 107)).filter(
        ({ verdict, concerns }) => verdict === 'broken' && concerns !== 'staying',
      );
      expect(found.map((rule) => rule.code)).toEqual([code]);
      const { because = '' } = wrote(session, me(), STRANGER).answer;
      expect(named.find(([pattern]) => pattern.test(because))?.[1]).toBe(code);
    }
  });

  it('on a friend of a member: where it depends on who asks, one gets in and another does not', () => {
    const session = sessionBy(
      HOST,
      { capabilities: { userAuthorizationStyle: true } },
      { joinRestriction: 'followed' },
    );
    expect(mayJoin(checkJoin(read(session, 107)), false)).toBe('depends');
    const friend = { ...STRANGER, followers: new Set([HOST.xuid]) };
    expect([friend, STRANGER].map((who) => wrote(session, me(), who).answer.status)).toEqual([200, 403]);
  });
});

const document = (system: object = {}, properties: object = {}, more: object = {}): SessionDocument =>
  SessionDocument.parse({
    membersInfo: { first: 0, next: 1, count: 1 },
    constants: { system: { capabilities: { userAuthorizationStyle: true }, ...system } },
    properties: { system: properties },
    ...more,
  });
const ruleOf = (code: JoinRuleCode, of: SessionDocument) => checkJoin(of).find((rule) => rule.code === code);

describe('the check', () => {
  it('takes the timers from either form, and names the field as the document has it', () => {
    expect(ruleOf('inactive', document({ timeouts: { inactive: 0 } }))).toMatchObject({
      verdict: 'broken',
      path: 'constants.system.timeouts.inactive',
    });
    expect(ruleOf('inactive', document({ inactiveRemovalTimeout: 300_000 }))).toMatchObject({
      verdict: 'met',
      path: 'constants.system.inactiveRemovalTimeout',
    });
    expect(ruleOf('inactive', document({ inactiveRemovalTimeout: null }))?.verdict).toBe('met');
    expect(ruleOf('inactive', document())?.verdict).toBe('broken');
  });

  it.each([
    [undefined, 'broken'],
    ['game', 'met'],
    ['Game', 'met'],
    ['somethingNew', 'unknown'],
  ])('says of the invite protocol %s: %s', (inviteProtocol, verdict) => {
    expect(ruleOf('invites', document({ inviteProtocol }))?.verdict).toBe(verdict);
  });

  it('takes `full` in a list’s visibility for a session without room, not for one that is shut', () => {
    const full = document({ visibility: 'full' });
    expect(ruleOf('room', full)?.verdict).toBe('broken');
    expect(ruleOf('visibility', full)?.verdict).toBe('met');
  });

  it('does not count what it can’t see: a large session without a count has room or not', () => {
    const large = document(
      { capabilities: { large: true, userAuthorizationStyle: true } },
      {},
      { membersInfo: { first: 0, next: 5 } },
    );
    expect(ruleOf('room', large)?.verdict).toBe('unknown');
    expect(mayJoin(checkJoin(large), true)).toBe('depends');
  });

  it('never says that an account is good: no document tells', () => {
    expect(ruleOf('account', document())).toMatchObject({ verdict: 'unknown', path: null });
  });
});
