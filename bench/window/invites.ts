import { join } from 'node:path';
import type { Program } from '../../e2e/support/program.ts';
import { openJournal } from '../../electron/journal/journal.ts';
import { fillJournal } from '../../electron/journal/testing/fill.ts';
import type { BenchEmulator } from '../emulator.ts';
import { type Measured, percentile } from '../figure.ts';
import { typeAndWait } from './type-and-wait.ts';
import { withWindow } from './with-window.ts';

const INVITES = 100_000;
const WARM_UP = 5;
const MOST_MS = 50;
const FIELD = 'search input';
const COUNT = 'search [role=status]';

/** A search typed in a journal of 100,000 invites → its results painted. Each round looks for something else. */
export const invitesSearched = (rounds: number, emulator: BenchEmulator): Promise<Measured> =>
  withWindow(
    emulator,
    async (program) => {
      const took: number[] = [];
      for (let round = -WARM_UP; round < rounds; round++) {
        const ms = await search(program, `round ${3 * (1000 + round * 97)}`);
        if (round >= 0) took.push(ms);
      }
      const value = percentile(took, 0.5);
      return {
        name: `window, ${INVITES.toLocaleString('en')} invites: search typed to results painted, p50`,
        value,
        unit: 'ms',
        floor: null,
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

const search = async (program: Program, text: string): Promise<number> => {
  const ms = await typeAndWait(program, { field: FIELD, count: COUNT, text });
  await typeAndWait(program, { field: FIELD, count: COUNT, text: '' });
  return ms;
};
