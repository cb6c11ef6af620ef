import { expect, test } from 'vitest';
import type { Activation } from '../activation/activation.ts';
import { createWords } from '../locales/words.ts';
import { createNoticeBoard, type Notice, SETTLE_MS } from './notice-board.ts';

const ADA = '2533274792000001';
const BEA = '2533274792000002';
const SECRET = 'XBL3.0 x=hash;token-that-nobody-may-see';

const activationOf = (id: string, more: Partial<Activation> = {}): Activation => ({
  id,
  text: `ms-xbl-decafbad://inviteHandleAccept/?handle=c0ffee00-1b2c-4d3e-8f90-0123456789ab&t=${SECRET}`,
  length: 90,
  arrivedBy: 'second-instance',
  receivedAt: `2026-11-20T10:00:${id.slice(1).padStart(2, '0')}.000Z`,
  updatedAt: '2026-11-20T10:00:00.000Z',
  state: 'joined',
  reason: null,
  link: {
    kind: 'invite-handle',
    scheme: 'ms-xbl-decafbad',
    titleId: '3737844653',
    handle: 'c0ffee00-1b2c-4d3e-8f90-0123456789ab',
    from: ADA,
    to: BEA,
    context: null,
    extra: [['t', SECRET]],
  },
  player: BEA,
  session: { scid: '00000000-0000-0000-0000-0000decafbad', templateName: 'LobbySession', name: 'lobby' },
  preview: null,
  repeats: 0,
  attempt: 1,
  ...more,
});

/** A board with a clock of its own, and what the system shows by it. */
const boardOf = (names: Record<string, string> = { [ADA]: 'Ada', [BEA]: 'Bea' }) => {
  const state = { inFront: false, at: 0 };
  const shown = new Map<string, Notice>();
  const all: Notice[] = [];
  const due: (() => void)[] = [];
  const board = createNoticeBoard({
    isWanted: () => !state.inFront,
    teller: {
      say: createWords({ setting: 'en', systemLanguages: () => [] }).say,
      nameOf: (xuid) => names[xuid] ?? xuid,
    },
    show: (notice) => {
      shown.set(notice.key, notice);
      all.push(notice);
    },
    close: (key) => shown.delete(key),
    now: () => state.at,
    later: (run) => due.push(run),
  });
  const settle = (ms = SETTLE_MS) => {
    state.at += ms;
    for (const run of due.splice(0)) run();
  };
  const texts = () => [...shown.values()].map(({ title, body }) => `${title} | ${body}`);
  return { board, state, settle, texts, shown, all };
};

test('says who invited and what became of it, once it has settled', () => {
  const { board, settle, texts, shown } = boardOf();
  board.note(activationOf('a1', { state: 'received' }), null);
  board.note(activationOf('a1'), activationOf('a1', { state: 'joining' }));
  expect(texts()).toEqual([]);
  settle();
  expect(texts()).toEqual(['Ada invites Bea | Joined LobbySession']);
  expect(shown.get('a1')?.about).toBe('a1');
});

test('an outcome takes the place of what was told before', () => {
  const { board, settle, texts } = boardOf();
  board.note(activationOf('a1', { state: 'asking' }), null);
  settle();
  expect(texts()).toEqual(['Ada invites Bea: join? | Open Beckon to answer.']);
  const reason = { kind: 'end', code: 'session-gone' } as const;
  board.note(activationOf('a1', { state: 'ended', reason }), activationOf('a1'));
  settle();
  expect(texts()).toEqual(['Ada invites Bea | Ended: the session is gone']);
});

test('a question says when its invite leads nowhere any more, if that is known in time', () => {
  const { board, settle, texts } = boardOf();
  const asking = activationOf('a1', { state: 'asking', session: null });
  board.note(asking, activationOf('a1', { state: 'received' }));
  const explanation = { code: 'handle-not-found', causes: [], advice: [], again: 'never' as const };
  const at = '2026-11-20T10:00:01.000Z';
  board.note({ ...asking, preview: { state: 'failed', at, status: 404, explanation } }, asking);
  settle();
  expect(texts()).toEqual([
    'Ada invites Bea: join? | This invite leads nowhere any more. Open Beckon to answer.',
  ]);
});

test('of a trusted title only what became of it is told, or the question that it came to after all', () => {
  const { board, settle, texts, all } = boardOf();
  const looking = { state: 'looking', joins: true } as const;
  const asking = (id: string) => activationOf(id, { state: 'asking', preview: looking });
  board.note(asking('a1'), null);
  board.note(asking('a2'), null);
  settle();
  expect(all).toEqual([]);
  board.note(activationOf('a1'), asking('a1'));
  settle();
  board.note({ ...asking('a2'), preview: null }, asking('a2'));
  settle();
  expect(texts()).toEqual([
    'Ada invites Bea | Joined LobbySession',
    'Ada invites Bea: join? | Open Beckon to answer.',
  ]);
});

test('of a burst one notice sums up, and takes back those that it counts', () => {
  const { board, settle, texts, all } = boardOf();
  board.note(activationOf('a1'), null);
  settle();
  for (let at = 2; at <= 40; at += 1) {
    board.note(activationOf(`a${at}`, at % 2 ? {} : { state: 'asking' }), null);
  }
  settle();
  expect(texts()).toEqual(['40 invites | 20 joined, 20 ask']);
  expect(all).toHaveLength(2);
  expect(all.at(-1)?.about).toBe('a40');
});

test('one after the other they are told singly, until they are more than three in ten seconds', () => {
  const { board, settle, texts } = boardOf();
  for (const id of ['a1', 'a2', 'a3']) {
    board.note(activationOf(id), null);
    settle();
  }
  expect(texts()).toHaveLength(3);
  board.note(activationOf('a4'), null);
  settle();
  expect(texts()).toEqual(['4 invites | 4 joined']);
  board.note(activationOf('a5'), null);
  settle(10_000);
  expect(texts().at(-1)).toBe('Ada invites Bea | Joined LobbySession');
});

test('nothing is told to who has the window in front, and what was told is taken back when it comes there', () => {
  const { board, state, settle, texts, all } = boardOf();
  state.inFront = true;
  board.note(activationOf('a1'), null);
  settle();
  expect(all).toEqual([]);
  state.inFront = false;
  board.note(activationOf('a2'), null);
  settle();
  expect(texts()).toHaveLength(1);
  board.seen();
  expect(texts()).toEqual([]);
});

test('a window that comes to the front while it settles has told it already', () => {
  const { board, settle, all } = boardOf();
  board.note(activationOf('a1'), null);
  board.seen();
  settle();
  expect(all).toEqual([]);
});

test('what the user did himself, and the end of the run before, are no news', () => {
  const { board, settle, all } = boardOf();
  board.note(activationOf('a1', { state: 'left' }), activationOf('a1'));
  board.note(activationOf('a2', { state: 'refused', reason: { kind: 'policy', code: 'declined' } }), null);
  board.note(activationOf('a3', { state: 'ended', reason: { kind: 'end', code: 'program-ended' } }), null);
  board.note(activationOf('a4', { attempt: 2 }), activationOf('a4'));
  settle();
  expect(all).toEqual([]);
});

test('no link, no secret and no words of the directory stand in it, and a name can bring no markup along', () => {
  const { board, settle, all } = boardOf({ [ADA]: '<a href="https://evil.example">Ada\u202e</a>' });
  const explanation = { code: 'forbidden', causes: [], advice: [], again: 'never', said: SECRET } as const;
  const failed = { kind: 'answer', status: 403, explanation: { ...explanation, causes: [], advice: [] } };
  board.note(activationOf('a1', { state: 'failed', reason: failed as Activation['reason'] }), null);
  settle();
  board.note(
    activationOf('a2', {
      state: 'refused',
      link: null,
      reason: { kind: 'link', code: 'handle-not-guid', part: SECRET },
    }),
    null,
  );
  settle();
  const said = all.map(({ title, body }) => `${title} ${body}`).join('\n');
  expect(all.map(({ body }) => body.split(':')[0])).toEqual(['Failed', 'Refused']);
  expect(said).not.toMatch(/token|ms-xbl|c0ffee|[<>\u202e]/);
});
