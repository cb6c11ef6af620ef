import { expect, test } from 'vitest';
import { bothChanged, changedMeanwhile } from './edit-state.ts';

const base = { system: { active: true, connection: 'a' }, custom: { map: 'dust', round: 1 } };

test('what others changed stands beside what the text says of it', () => {
  const now = { ...base, custom: { map: 'ice', round: 2 } };
  const changed = changedMeanwhile(base, now, { custom: { map: 'mill' } });
  expect(changed).toEqual([
    { name: 'custom.map', how: 'changed', before: 'dust', after: 'ice', mine: 'mill' },
    { name: 'custom.round', how: 'changed', before: 1, after: 2 },
  ]);
  expect(bothChanged(changed).map(({ name }) => name)).toEqual(['custom.map']);
});

test('who changed it to the same has lost nothing', () => {
  const now = { ...base, custom: { map: 'ice', round: 1 } };
  expect(bothChanged(changedMeanwhile(base, now, { custom: { map: 'ice' } }))).toEqual([]);
});

test('a connection that Beckon wrote anew is no change of others, unless the text is about it', () => {
  const now = { ...base, system: { active: true, connection: 'b' } };
  expect(changedMeanwhile(base, now, { custom: { map: 'mill' } })).toEqual([]);
  expect(changedMeanwhile(base, now, null)).toEqual([]);
  expect(changedMeanwhile(base, now, { system: { connection: 'c' } })).toMatchObject([{ mine: 'c' }]);
});
