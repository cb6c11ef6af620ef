import { expect, test } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { activationOf, sessionOf } from '../store/sample.ts';
import { alsoHere } from './also-here.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const joined = (id: string) => activationOf(id, { state: 'joined' });
const mine = sessionOf('a1', 1);
const mirrorOf = (...sessions: ReturnType<typeof sessionOf>[]) => ({
  activations: { a1: joined('a1'), a2: joined('a2'), a3: activationOf('a3', { state: 'left' }) },
  sessions: Object.fromEntries([mine, ...sessions].map((session) => [session.activationId, session])),
});

test('a second player of ours in the same session is told, whatever the case of its name', () => {
  const second = { ...sessionOf('a2', 1), you: Ada, ref: { ...mine.ref, name: mine.ref.name.toUpperCase() } };
  expect([...alsoHere(mirrorOf(second), mine)]).toEqual([Ada]);
  expect([...alsoHere(mirrorOf(second), second)]).toEqual([Bea]);
});

test('not who left it, who is in another one, or oneself by a second link', () => {
  const left = { ...sessionOf('a3', 1), you: Cyd };
  const elsewhere = { ...sessionOf('a2', 1), you: Ada, ref: { ...mine.ref, name: 'another' } };
  const again = { ...sessionOf('a2', 1), you: Bea };
  for (const other of [left, elsewhere, again]) expect(alsoHere(mirrorOf(other), mine).size).toBe(0);
});
