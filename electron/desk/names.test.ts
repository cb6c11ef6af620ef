import { beforeEach, expect, it } from 'vitest';
import type { GamertagsAnswer } from '../../client/gamertags.ts';
import { recordExchange } from '../../client/record.ts';
import type { Player } from '../players/player.ts';
import type { Line } from '../players/players.ts';
import { createNames, type Names } from './names.ts';

const fay: Player = { xuid: '2', gamertag: 'Fay', directory: 'xbox-live', sandbox: 'RETAIL' };
const known: Record<string, string> = { '1': 'Eve', '3': 'Gil' };
const answered = (xuids: readonly string[]): GamertagsAnswer => ({
  outcome: 'gamertags',
  gamertags: new Map(Object.entries(known).filter(([xuid]) => xuids.includes(xuid))),
});
const failed: GamertagsAnswer = {
  outcome: 'failed',
  exchange: recordExchange({
    ...{ call: 'getUserProfiles', attempt: 1, at: 0, ms: 1, error: null },
    request: { method: 'POST', url: 'http://x/', headers: {}, body: '' },
    answer: { status: 403, headers: [], body: '' },
  }),
};

let asked: string[][];
let told: string[];
let now: number;
let answer: (xuids: readonly string[]) => Promise<GamertagsAnswer>;
let names: Names;
beforeEach(() => {
  asked = [];
  told = [];
  now = 0;
  answer = async (xuids) => answered(xuids);
  const gamertags: Line['gamertags'] = (xuids, { onAttempt }) => {
    asked.push([...xuids]);
    onAttempt?.(1, 0, 'first');
    return answer(xuids);
  };
  const line: Pick<Line, 'gamertags'> = { gamertags };
  names = createNames({
    players: { known: (xuid) => (xuid === fay.xuid ? fay : null), line: async () => line as Line },
    notice: (text) => told.push(text),
    now: () => new Date(now),
  });
});
const learn = (...xuids: string[]) => names.learn(xuids, fay, () => undefined);

it('one call names those who are none of ours, and nobody is asked for twice', async () => {
  expect(await Promise.all([learn('1', '2', '1'), learn('1', '2')])).toEqual([
    { '1': 'Eve' },
    { '1': 'Eve' },
  ]);
  expect(asked).toEqual([['1']]);
  expect([names.nameOf('1'), names.nameOf('2'), names.nameOf('3')]).toEqual(['Eve', 'Fay', undefined]);
  expect(await learn('3', '1')).toEqual({ '3': 'Gil', '1': 'Eve' });
  expect(asked).toEqual([['1'], ['3']]);
});

it('whom the service does not name is not asked for again', async () => {
  expect(await learn('9')).toEqual({});
  expect(await learn('9')).toEqual({});
  expect(asked).toEqual([['9']]);
});

it('a call that fails is put down and made again for the next invite, and nothing rejects', async () => {
  answer = async () => failed;
  expect(await learn('1')).toEqual({});
  answer = () => Promise.reject(new Error('no emulator'));
  expect(await learn('1')).toEqual({});
  expect(told).toEqual(['names  not told: answer 403', 'names  not asked for: Error: no emulator']);
  answer = async (xuids) => answered(xuids);
  expect(await learn('1')).toEqual({ '1': 'Eve' });
});

it('no more is asked than the service takes of a player: 10 in 15 s, 30 in 300 s', async () => {
  const many = async (from: number) => {
    for (let xuid = from; xuid < from + 12; xuid++) await learn(String(xuid));
    return asked.length;
  };
  expect(await many(100)).toBe(10);
  expect(told[0]).toContain('often enough');
  now = 15_000;
  expect(await many(200)).toBe(20);
  now = 30_000;
  expect(await many(300)).toBe(30);
  now = 45_000;
  expect(await many(400)).toBe(30);
  now = 300_000;
  expect(await many(500)).toBe(40);
});

it('what is under way is called off as the program ends, and nothing more is asked', async () => {
  names.stop();
  expect(await learn('1')).toEqual({});
  expect(asked).toEqual([]);
});
