import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { sessionBy, someone } from '../rules/testing.ts';
import { MOST_CHANGES_OF_ONE } from '../trail.ts';
import { savedTrail, TRAIL_TABLE } from './saved-trail.ts';

test('a session that changes again and again keeps its last changes alone in the file', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(TRAIL_TABLE);
  const trail = savedTrail(database, (error) => {
    throw error;
  });
  const session = sessionBy(someone('1'));
  const changed = (key: string, changeNumber: number): void =>
    trail.add(key, { session: { ...session, changeNumber }, at: changeNumber, by: '1', gone: false });
  const rows = (key: string): number =>
    Number(database.prepare('SELECT count(*) AS rows FROM change WHERE key = ?').get(key)?.rows);

  changed('quiet', 1);
  for (let number = 1; number <= 10 * MOST_CHANGES_OF_ONE; number += 1) {
    changed('busy', number);
    expect(rows('busy')).toBeLessThan(2 * MOST_CHANGES_OF_ONE + 1);
  }
  expect(trail.of('busy').map(({ at }) => at)).toEqual(
    Array.from({ length: MOST_CHANGES_OF_ONE }, (_, index) => 9 * MOST_CHANGES_OF_ONE + index + 1),
  );
  expect(rows('quiet')).toBe(1);
  database.close();
});
