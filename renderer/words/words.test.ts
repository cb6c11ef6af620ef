import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Activation, Reason } from '../../electron/ipc/contract.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { fieldMeanings } from '../../protocol/field-meanings.ts';
import { linkProblems } from '../../protocol/link-problems.ts';
import { startI18n } from '../locales/i18n.ts';
import { activationOf } from '../store/sample.ts';
import { meaningOf } from './meaning.ts';
import { outcomeOf, reasonNow } from './outcome.ts';
import { reasonLine } from './reason.ts';
import { titleLine } from './title.ts';
import { whoLine, whoParts } from './who.ts';

let t: TFunction;
beforeAll(async () => {
  await startI18n();
  t = i18next.t;
});

const names = { [DEMO_PLAYERS.Ada]: 'Ada', [DEMO_PLAYERS.Bea]: 'Bea' };
const linkOf = (more: Partial<NonNullable<Activation['link']>>) => {
  const activation = activationOf('a1');
  return { ...activation, link: activation.link && { ...activation.link, ...more } };
};

test('who invites whom is told by gamertag, and by xuid where none is known', () => {
  expect(whoLine(t, activationOf('a1'), names)).toBe('Ada → Bea');
  expect(whoLine(t, linkOf({ from: '2533274811111111' }), names)).toBe('2533274811111111 → Bea');
});

test('a join is told the other way round: the link comes from the one who is joined', () => {
  expect(whoLine(t, linkOf({ kind: 'activity-handle' }), names)).toBe('Bea joins Ada');
});

test('the name of one of ours and that of somebody else can be told apart in the line', () => {
  const ada = { text: 'Ada', who: 'other' };
  const bea = { text: 'Bea', who: 'ours' };
  const between = (text: string) => ({ text, who: null });
  expect(whoParts(t, activationOf('a1'), names)).toEqual([ada, between(' → '), bea]);
  expect(whoParts(t, linkOf({ kind: 'activity-handle' }), names)).toEqual([bea, between(' joins '), ada]);
  expect(whoParts(t, linkOf({ to: null }), names)).toEqual([between('from '), ada]);
});

test('a link that names one side only says that side, and one that names none says nothing', () => {
  expect(whoLine(t, linkOf({ from: null }), names)).toBe('for Bea');
  expect(whoLine(t, linkOf({ to: null }), names)).toBe('from Ada');
  expect(whoLine(t, { ...activationOf('a1'), link: null }, names)).toBeNull();
});

test('titles are shown by their eight hex digits, the demo title by its name as well', () => {
  expect(titleLine(t, '896928775')).toBe('35760c07');
  expect(titleLine(t, '1')).toBe('00000001');
  expect(titleLine(t, 'odd')).toBe('odd');
  expect(titleLine(t, '3737844653')).toBe('decafbad · Demo title');
});

test('each problem of a link has its sentence, and an unknown code is shown as it is', () => {
  for (const [code, sentence] of Object.entries(linkProblems)) {
    expect(reasonLine(t, { kind: 'link', code })).toBe(sentence);
  }
  expect(reasonLine(t, { kind: 'link', code: 'from-tomorrow' })).toBe('from-tomorrow');
});

test('a join that waits for the service’s limit says so, and for whom', () => {
  const joining = activationOf('a1', { player: DEMO_PLAYERS.Bea });
  expect(outcomeOf(t, joining, names).title).toBe('Joining');
  const { title, body } = outcomeOf(t, joining, names, [], true);
  expect(title).toBe('The join waits for its turn');
  expect(body).toContain('no more calls of Bea');
});

test('a link that names nobody is asked about as one of ours, and told as nobody’s until the service names him', () => {
  const handle = {
    ...({ kind: 'invite', from: null, to: null, expires: null, openness: 'not-told' } as const),
    titleIds: [],
    session: { scid: 's', templateName: 'Lobby', name: 'n' },
  };
  const at = '2026-11-20T10:00:00.000Z';
  const unnamed = (to: string | null): Activation => ({
    ...linkOf({ from: null, to: null }),
    ...{
      state: 'asking',
      player: DEMO_PLAYERS.Bea,
      preview: { state: 'known', at, handle: { ...handle, to } },
    },
  });
  expect(whoLine(t, unnamed(null), names)).toBeNull();
  expect(outcomeOf(t, unnamed(null), names).body).toMatch(/^The link leads to Lobby\. .*that Bea is here/);
  expect(whoLine(t, unnamed(DEMO_PLAYERS.Bea), names)).toBe('for Bea');
  expect(outcomeOf(t, unnamed(DEMO_PLAYERS.Bea), names).body).toMatch(/invites Bea to Lobby/);
});

test('a row says no longer that an invite is for another account when that account is there', () => {
  const reason: Reason = { kind: 'policy', code: 'other-account', about: DEMO_PLAYERS.Bea };
  const bea = { xuid: DEMO_PLAYERS.Bea, gamertag: 'Bea', directory: 'xbox-live', sandbox: 'RETAIL' } as const;
  expect(reasonNow(t, reason, [])).toBe(reasonLine(t, reason));
  expect(reasonNow(t, reason, [bea])).toBe('This invite can be followed now');
});

const reasons: Reason[] = [
  { kind: 'nothing-to-join', code: 'invite-connection' },
  ...(['other-account', 'no-player', 'declined', 'two-links'] as const).map(
    (code): Reason => ({ kind: 'policy', code }),
  ),
  ...(['session-gone', 'removed', 'directory-changed', 'program-ended'] as const).map(
    (code): Reason => ({ kind: 'end', code }),
  ),
];

test('each reason has a title and a sentence', () => {
  for (const reason of reasons) {
    const { title, body } = outcomeOf(t, activationOf('a1', { state: 'refused', reason }), names);
    expect(title).toMatch(/^\p{Lu}.* /u);
    expect(body).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test('an answer of the directory is titled by its code', () => {
  const explanation = { code: 'handle-not-found', causes: [], advice: [], again: 'never' as const };
  const reason: Reason = { kind: 'answer', status: 404, explanation };
  expect(outcomeOf(t, activationOf('a1', { state: 'failed', reason }), names).title).toBe(
    'This invite leads nowhere any more',
  );
});

test('a question names both players, and a repeated call its try', () => {
  expect(outcomeOf(t, activationOf('a1', { state: 'asking' }), names).body).toContain('Ada invites Bea');
  expect(outcomeOf(t, activationOf('a1', { attempt: 3 }), names).body).toContain('try 3');
});

test('a question is told in the service’s words once it has spoken, whatever the link says', () => {
  const session = { scid: 's', templateName: 'LobbySession', name: 'lobby' };
  const handle = {
    ...{ kind: 'invite' as const, session, titleIds: [], to: null, expires: null },
    ...{ from: DEMO_PLAYERS.Bea, openness: 'not-told' as const },
  };
  const preview = { state: 'known' as const, at: '2026-11-20T10:00:00.000Z', handle };
  const { body } = outcomeOf(t, activationOf('a1', { state: 'asking', preview }), names);
  expect(body).toContain('Bea invites Bea to LobbySession');
  const joining = { ...linkOf({ kind: 'activity-handle' }), state: 'asking' as const };
  expect(outcomeOf(t, joining, names).body).toContain('Bea is to join Ada');
});

test('an invite for another account names it by both its names, and says when it has signed in', () => {
  const reason: Reason = { kind: 'policy', code: 'other-account', about: DEMO_PLAYERS.Bea };
  const refused = activationOf('a1', { state: 'refused', reason });
  const bea = { xuid: DEMO_PLAYERS.Bea, gamertag: 'Bea', directory: 'xbox-live' as const, sandbox: 'RETAIL' };
  expect(outcomeOf(t, refused, names).body).toContain(`Bea (${DEMO_PLAYERS.Bea}), who is no player`);
  expect(outcomeOf(t, refused, names, [bea])).toMatchObject({
    title: 'This invite can be followed now',
    body: expect.stringContaining('one of your players now'),
  });
});

test('a reason that belongs to an earlier try is not told while a new one is under way', () => {
  const reason: Reason = { kind: 'policy', code: 'other-account' };
  expect(outcomeOf(t, activationOf('a1', { state: 'joining', reason }), names).title).toBe('Joining');
});

test('every known field has its meaning, unknown ones none', () => {
  for (const [group, texts] of Object.entries(fieldMeanings)) {
    for (const [name, text] of Object.entries(texts)) {
      expect(meaningOf(t, group as keyof typeof fieldMeanings, name)).toBe(text);
    }
  }
  expect(meaningOf(t, 'constants', 'fromTomorrow')).toBeNull();
});
