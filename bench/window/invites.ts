import { join } from 'node:path';
import type { Program } from '../../e2e/support/program.ts';
import { openJournal } from '../../electron/journal/journal.ts';
import { fillJournal } from '../../electron/journal/testing/fill.ts';
import type { BenchEmulator } from '../emulator.ts';
import type { Measured } from '../figure.ts';
import { inTurns } from '../turns.ts';
import { plainField, typeAndWait } from './type-and-wait.ts';
import { withWindow } from './with-window.ts';

const INVITES = 100_000;
const WARM_UP = 5;
const MOST_MS = 50;
const FIELD = 'search input';
const COUNT = 'search [role=status]';

/**
 * A search typed in a journal of 100,000 invites → its results painted. Each round looks for something else. Floor:
 * the same text in a bare input.
 */
export const invitesSearched = (rounds: number, emulator: BenchEmulator): Promise<Measured> =>
  withWindow(
    emulator,
    async (program) => {
      const bare = await plainField(program);
      let round = 0;
      const { value, floor } = await inTurns({
        rounds,
        warmUp: WARM_UP,
        ours: () => search(program, wanted(round++)),
        floor: () => bare(wanted(round)),
      });
      return {
        name: `window, ${INVITES.toLocaleString('en')} invites: search typed to results painted, p50`,
        value,
        unit: 'ms',
        floor,
        goal: `p50 at most ${MOST_MS} ms`,
        met: value <= MOST_MS,
      };
    },
    {
      // They are a minute apart, and reach back further than invites are kept by default.
      settings: { keepDays: null },
      prepare: (profile) => {
        const journal = openJournal({ path: join(profile.userData, 'journal.db'), notice: console.error });
        fillJournal(journal, INVITES, new Date());
        journal.close();
      },
    },
  );

const wanted = (round: number): string => `round ${3 * (1000 + round * 97)}`;

const search = async (program: Program, text: string): Promise<number> => {
  const ms = await typeAndWait(program, { field: FIELD, count: COUNT, text });
  await typeAndWait(program, { field: FIELD, count: COUNT, text: '' });
  return ms;
};
