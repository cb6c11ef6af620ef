import { expect, test } from 'vitest';
import { wantedPlayers } from './wanted-players.ts';

const gamertags = { '18000000000000101': 'Ada', '18000000000000102': 'Major Bea' };

test('xuids and known gamertags, however they are separated, each once', () => {
  expect(wantedPlayers('ada, Major Bea;77 78\n77', gamertags)).toEqual({
    ok: true,
    xuids: ['18000000000000101', '18000000000000102', '77', '78'],
  });
});

test('nobody, somebody unknown and too many are told apart', () => {
  expect(wantedPlayers(' ,\n', gamertags)).toEqual({ ok: false, problem: 'none' });
  expect(wantedPlayers('Ada, Nobody', gamertags)).toEqual({
    ok: false,
    problem: 'not-known',
    name: 'Nobody',
  });
  const many = Array.from({ length: 101 }, (_, at) => String(at)).join(' ');
  expect(wantedPlayers(many, gamertags)).toEqual({ ok: false, problem: 'too-many', count: 101 });
});
